import type { WrittenText } from '#lib/articles/desk-input.ts';
import { renderArticleHtml } from '#lib/articles/html.ts';

/** Two people have written on the same text: both side by side, and a decision. */
export function TwoTexts({
  mine,
  theirs,
  savedBy,
  keepMine,
  takeTheirs,
}: {
  mine: WrittenText;
  theirs: WrittenText;
  savedBy: string | null;
  keepMine: (mine: WrittenText) => void;
  takeTheirs: () => void;
}) {
  return (
    <section aria-labelledby="zwei-fassungen" className="rounded-card border-2 border-warn-line p-4">
      <h2 id="zwei-fassungen" className="text-xl">
        Zwei Fassungen
      </h2>
      <p role="alert" className="mt-1">
        {savedBy ?? 'Jemand anderes'} hat inzwischen gespeichert. Nichts ist überschrieben: Links steht, was Sie
        geschrieben haben, rechts, was jetzt gespeichert ist.
      </p>
      <div className="mt-4 grid gap-4 lg:grid-cols-2">
        <Text name="Ihre Fassung" text={mine}>
          <button type="button" onClick={() => keepMine(mine)} className="button">
            Meine Fassung speichern
          </button>
          <p className="text-ink-soft text-sm">Die andere bleibt unter den Fassungen des Artikels erhalten.</p>
        </Text>
        <Text name="Gespeicherte Fassung" text={theirs}>
          <button type="button" onClick={takeTheirs} className="button button-quiet">
            Mit der gespeicherten weiterschreiben
          </button>
          <p className="text-ink-soft text-sm">Was Sie geschrieben haben, wird verworfen.</p>
        </Text>
      </div>
    </section>
  );
}

function Text({ name, text, children }: { name: string; text: WrittenText; children: React.ReactNode }) {
  return (
    <section aria-label={name} className="grid content-start gap-3">
      <h3 className="font-semibold">{name}</h3>
      <div className="grid gap-1">{children}</div>
      <div className="max-h-128 overflow-y-auto rounded-card border border-line bg-surface p-4">
        <p className="font-serif text-xl">{text.title}</p>
        <p className="mt-2 text-ink-soft">{text.teaser}</p>
        <div
          className="prose mt-3"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: made by the allow-list of lib/articles/html.ts
          dangerouslySetInnerHTML={{ __html: renderArticleHtml(text.body) }}
        />
      </div>
    </section>
  );
}

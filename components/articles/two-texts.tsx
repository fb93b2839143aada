import type { WrittenText } from '#lib/articles/desk-input.ts';
import { Compared } from './compared.tsx';

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
        {savedBy ?? 'Jemand anderes'} hat inzwischen gespeichert. Nichts ist überschrieben: Links steht, was jetzt
        gespeichert ist, rechts, was Sie geschrieben haben.
      </p>
      <div className="my-4 grid gap-4 sm:grid-cols-2">
        <div className="grid content-start gap-1">
          <button type="button" onClick={takeTheirs} className="button button-quiet">
            Mit der gespeicherten weiterschreiben
          </button>
          <p className="text-ink-soft text-sm">Was Sie geschrieben haben, wird verworfen.</p>
        </div>
        <div className="grid content-start gap-1">
          <button type="button" onClick={() => keepMine(mine)} className="button">
            Meine Fassung speichern
          </button>
          <p className="text-ink-soft text-sm">Die andere bleibt unter den Fassungen des Artikels erhalten.</p>
        </div>
      </div>
      <Compared before={theirs} after={mine} names={['Gespeicherte Fassung', 'Ihre Fassung']} />
    </section>
  );
}

import type { Metadata } from 'next';
import { Breadcrumbs } from '#components/site/breadcrumbs.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { homePath, rankingPath } from '#lib/paths.ts';
import { formatPoints, RANKING_VERSION, weights } from '#lib/search/ranking.ts';

export const revalidate = 3600;

export const metadata: Metadata = {
  title: 'Reihenfolge der Treffer',
  description: 'Wonach Suchergebnisse geordnet sind: die Punkte und ihre Gewichte.',
  alternates: { canonical: rankingPath },
};

const parts: { what: string; points: string; why: string }[] = [
  {
    what: 'Ihre Wörter stehen so im Namen',
    points: formatPoints(weights.name),
    why: `In anderer Form, etwa „Bäcker“ für „Bäckerei“: ${formatPoints(weights.stem)}. Nicht alle im Namen, sondern auch in Marke, Anschrift oder Beschreibung: ${formatPoints(weights.elsewhere)}, in anderer Form dort: ${formatPoints(weights.elsewhereAlike)}.`,
  },
  {
    what: 'Anteil Ihrer Wörter am Namen',
    points: `bis ${formatPoints(100 * weights.namePercent)}`,
    why: 'Wer genau so heißt, steht vor dem, der auch so heißt.',
  },
  {
    what: 'Eintrag in der gesuchten Branche',
    points: formatPoints(weights.trade),
    why: 'Wer die Branche nur im Namen trägt, kommt danach und füllt kurze Listen auf.',
  },
  {
    what: 'Nähe bei einer Suche im Umkreis',
    points: `bis ${formatPoints(weights.distance)}`,
    why: 'In der Mitte des Kreises alle Punkte, an seinem Rand keine.',
  },
  {
    what: 'Vollständigkeit des Eintrags',
    points: `bis ${formatPoints(100 * weights.quality)}`,
    why: 'Anschrift, Telefon, Öffnungszeiten, Website und anderes, was Besuchern hilft. Jede Angabe zählt bei allen gleich viel.',
  },
];

export default function RankingPage() {
  return (
    <div className="max-w-text">
      <Breadcrumbs trail={[{ label: 'Startseite', href: homePath }]} current="Reihenfolge der Treffer" />
      <PageHeader title="Reihenfolge der Treffer" />
      <p className="mb-4">
        Die besten Treffer stehen oben. Was ein guter Treffer ist, sagt eine Summe von Punkten. Bei gleichen Punkten
        steht der ältere Eintrag vorn.
      </p>
      <dl className="card mb-4 divide-y divide-line">
        {parts.map(({ what, points, why }) => (
          <div key={what} className="grid gap-x-6 px-4 py-3 sm:grid-cols-[1fr_auto]">
            <dt className="font-semibold">{what}</dt>
            <dd className="tabular-nums sm:text-right">{points} Punkte</dd>
            <dd className="text-ink-soft text-sm">{why}</dd>
          </div>
        ))}
      </dl>
      <p className="mb-4">
        Wer Ihre Wörter genau so im Namen hat, steht immer vor dem, dessen Name nur ähnlich klingt oder geschrieben
        wird: Dieser Unterschied zählt mehr als alles andere zusammen.
      </p>
      <p className="mb-4">
        Geld ist keine Angabe, die hier zählt: Niemand kann einen Platz kaufen, und keine Art von Eintrag wird
        bevorzugt. Unter jedem Treffer zeigt „Warum auf diesem Platz?“ seine Punkte, gerechnet mit denselben Zahlen wie
        die Reihenfolge selbst.
      </p>
      <p className="mb-4">
        Sie können auch nach Entfernung, nach Namen oder nach dem Alter der Einträge ordnen. Von mehr als 10.000
        Treffern werden die 10.000 ersten geordnet, die unser Verzeichnis findet, in der Regel die vollständigsten.
      </p>
      <p className="text-ink-soft text-sm">Fassung {RANKING_VERSION} der Gewichte</p>
    </div>
  );
}

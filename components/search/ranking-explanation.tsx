import Link from 'next/link';
import { rankingPath } from '#lib/paths.ts';
import { explainRanking, formatPoints, type RankingFacts, scoreOf } from '#lib/search/ranking.ts';

/** The parts of a result's score, from the function that the order follows. */
export function RankingExplanation({ facts }: { facts: RankingFacts }) {
  return (
    <details className="relative z-1 w-fit text-sm md:col-span-2">
      <summary className="min-h-6 cursor-pointer text-ink-soft hover:text-brand">Warum auf diesem Platz?</summary>
      <table className="mt-1">
        <tbody>
          {explainRanking(facts).map(({ label, points }) => (
            <tr key={label}>
              <th scope="row" className="pr-6 text-left font-normal">
                {label}
              </th>
              <td className="text-right tabular-nums">{formatPoints(points)}</td>
            </tr>
          ))}
          <tr className="border-line border-t font-semibold">
            <th scope="row" className="pr-6 text-left">
              Punkte
            </th>
            <td className="text-right tabular-nums">{formatPoints(scoreOf(facts))}</td>
          </tr>
        </tbody>
      </table>
      <p className="py-1 text-ink-soft">
        Niemand kann Plätze kaufen.{' '}
        <Link href={rankingPath} prefetch={false} className="link">
          So entsteht die Reihenfolge
        </Link>
      </p>
    </details>
  );
}

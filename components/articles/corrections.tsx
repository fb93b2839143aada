import { longDate } from '#lib/dates.ts';

/** What was wrong and since when it is right, told to readers. */
export function Corrections({
  corrections,
}: {
  corrections: readonly { id: number; correctedOn: string; text: string }[];
}) {
  if (corrections.length === 0) return null;
  return (
    <section aria-labelledby="berichtigungen" className="mt-8 border-accent border-l-4 pl-4">
      <h2 id="berichtigungen" className="font-semibold text-lg">
        {corrections.length === 1 ? 'Berichtigung' : 'Berichtigungen'}
      </h2>
      {corrections.map(({ id, correctedOn, text }) => (
        <p key={id} className="mt-2 whitespace-pre-line">
          <time dateTime={correctedOn} className="font-semibold">
            {longDate(correctedOn)}:
          </time>{' '}
          {text}
        </p>
      ))}
    </section>
  );
}

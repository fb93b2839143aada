import Link from 'next/link';
import type { CompanyProfile } from '#db/companies/queries.ts';
import { noteFieldSources } from '#lib/companies/field-sources.ts';
import { berlinDate, shortDate } from '#lib/dates.ts';
import { claimPath, companyPath, reportPath } from '#lib/paths.ts';

/** Where the data comes from, how old it is, and what its licence asks to be said. */
export function CompanySource({ company }: { company: CompanyProfile }) {
  const { source, sourceKey, sourceDate, confirmedAt, updatedAt, fieldSources } = company;
  const notes = noteFieldSources(fieldSources, { sourceKey, sourceDate });
  return (
    <p className="mt-8 border-line border-t pt-3 text-ink-soft text-xs">
      Quelle:{' '}
      {source.url ? (
        <a className="link" href={source.url} rel="noopener">
          {source.name}
        </a>
      ) : (
        source.name
      )}
      {source.attribution && `, ${source.attribution}`}
      {source.licenceUrl && (
        <>
          {' '}
          (
          <a className="link" href={source.licenceUrl} rel="license noopener">
            {source.licence}
          </a>
          )
        </>
      )}
      {sourceDate && `, Stand ${shortDate(sourceDate)}`}.{' '}
      {notes
        .map((note) => `${ofSource(note.source)}${note.labels.join(', ')}, Stand ${shortDate(note.date)}. `)
        .join('')}
      Hier zuletzt geändert am {shortDate(berlinDate(updatedAt))}.
      {confirmedAt && (
        <>
          {' '}
          Zuletzt bestätigt am <time dateTime={berlinDate(confirmedAt)}>{shortDate(berlinDate(confirmedAt))}</time>.
        </>
      )}
      {!company.demo && (
        <>
          {' '}
          Ist das Ihre Firma?{' '}
          <Link className="link" href={claimPath(company.slug)} prefetch={false} rel="nofollow">
            Eintrag übernehmen
          </Link>{' '}
          Stimmt etwas nicht?{' '}
          <Link className="link" href={reportPath(companyPath(company.slug))} prefetch={false} rel="nofollow">
            Fehler melden
          </Link>
        </>
      )}
    </p>
  );
}

/** Only owners have the last word on single fields; other sources are named once, as a whole. */
const ofSource = (source: string) => (source === 'owner' ? 'Vom Unternehmen selbst: ' : '');

import Link from 'next/link';
import { fieldText, type Names } from '#components/submissions/entry-facts.tsx';
import type { AuditEntry } from '#db/audit/queries.ts';
import { actionLabel, auditFieldLabel, subjectLabel } from '#lib/audit/labels.ts';
import { dateAndTime } from '#lib/dates.ts';
import { auditPath } from '#lib/paths.ts';
import { ENTRY_FIELDS, isSame } from '#lib/submissions/fields.ts';
import { ROLE_NAMES } from '#lib/users/labels.ts';

interface AuditNames extends Names {
  subjects: ReadonlyMap<string, string>;
}

/** One event: who did what to whom, and, as long as it can be read, in which words. */
export function AuditEventRow({ event, names }: { event: AuditEntry; names: AuditNames }) {
  const { id, at, actorId, actor, action, subject, fields, details } = event;
  const people = fields.filter((field) => field.startsWith('user:'));
  const told = new Set(details.flatMap(({ values }) => Object.keys({ ...values.before, ...values.after })));
  const labels = fields.filter((field) => !field.startsWith('user:') && !told.has(field)).map(auditFieldLabel);
  return (
    <li className="grid gap-x-5 gap-y-1 py-3 md:grid-cols-[15rem_1fr]">
      <div className="text-sm">
        <p>
          <span className="text-ink-soft">{id} · </span>
          <time dateTime={at.toISOString()}>{dateAndTime(at)}</time>
        </p>
        <p className="break-words">
          {actorId ? (
            <Link href={auditPath({ person: actorId })} prefetch={false} className="link">
              {actor ?? 'gelöschtes Konto'}
            </Link>
          ) : (
            'Befehl auf dem Server'
          )}
        </p>
      </div>
      <div className="grid min-w-0 gap-1">
        <p className="break-words">
          <span className="font-semibold">{actionLabel(action)}</span>:{' '}
          {[subject, ...people].map((each, index) => (
            <span key={each}>
              {index > 0 && ', '}
              <Link href={auditPath({ betrifft: each })} prefetch={false} className="link">
                {subjectLabel(each, names.subjects.get(each))}
              </Link>
            </span>
          ))}
        </p>
        {labels.length > 0 && <p className="text-ink-soft text-sm">{labels.join(', ')}</p>}
        {details.map(({ personId, values }) => (
          <AuditWords key={personId} values={values} names={names} />
        ))}
      </div>
    </li>
  );
}

function AuditWords({ values, names }: { values: AuditEntry['details'][number]['values']; names: Names }) {
  const { reason, reasons = {}, before = {}, after = {} } = values;
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => !isSame(before[field], after[field]),
  );
  return (
    <>
      {changed.map((field) => (
        <p key={field} className="break-words text-sm">
          {auditFieldLabel(field)}: {text(field, before[field], names) || '–'} →{' '}
          {text(field, after[field], names) || '–'}
        </p>
      ))}
      {Object.entries(reasons).map(([field, words]) => (
        <p key={field} className="break-words text-sm">
          {auditFieldLabel(field)}: „{words}“
        </p>
      ))}
      {reason && <p className="whitespace-pre-line break-words text-sm">„{reason}“</p>}
    </>
  );
}

const ENTRY_ROLES: Readonly<Record<string, string>> = {
  manager: 'verwaltet den Eintrag',
  contributor: 'arbeitet mit',
  ...ROLE_NAMES,
};

function text(field: string, value: unknown, names: Names): string {
  if (field === 'role') return ENTRY_ROLES[String(value)] ?? '';
  const known = ENTRY_FIELDS.find((each) => each.field === field);
  return known ? fieldText(known.field, value, names) : String(value ?? '');
}

import { fieldText, type Names } from '#components/submissions/entry-facts.tsx';
import type { CompanyChange } from '#db/companies/history.ts';
import { CHANGE_KINDS } from '#lib/companies/history.ts';
import { dateAndTime } from '#lib/dates.ts';
import { ENTRY_FIELDS } from '#lib/submissions/fields.ts';

/** One change of an entry: who, when, and each field before and after. */
export function ChangeRow({ change, who, names }: { change: CompanyChange; who: string; names: Names }) {
  const { at, kind, before, after } = change;
  const fields = ENTRY_FIELDS.map(({ field, label }) => ({
    label,
    before: fieldText(field, before[field], names),
    after: fieldText(field, after[field], names),
  })).filter((field) => field.before || field.after);
  return (
    <li className="grid gap-x-5 gap-y-1 py-3 md:grid-cols-[16rem_1fr]">
      <div>
        <p className="font-semibold">{CHANGE_KINDS[kind]}</p>
        <p className="text-ink-soft text-sm">
          <time dateTime={at.toISOString()}>{dateAndTime(at)}</time>
        </p>
        <p className="break-words text-sm">{who}</p>
      </div>
      <dl className="grid min-w-0 gap-2 empty:hidden">
        {fields.map((field) => (
          <div key={field.label}>
            <dt className="text-ink-soft text-sm">{field.label}</dt>
            <dd className="whitespace-pre-line break-words">
              {kind !== 'published' && (
                <>
                  <span className="sr-only">vorher: </span>
                  {field.before ? <del className="text-ink-soft">{field.before}</del> : <span>nichts</span>}
                  <span aria-hidden="true"> → </span>
                  <span className="sr-only">, jetzt: </span>
                </>
              )}
              {field.after || 'nichts'}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

import Link from 'next/link';
import type { ReactNode } from 'react';
import type { AuditSearch } from '#lib/audit/input.ts';
import { actionLabel } from '#lib/audit/labels.ts';
import { auditPath } from '#lib/paths.ts';

const box = 'min-h-12 w-full rounded-card border border-line bg-surface px-3.5 placeholder:text-ink-soft';

/** A plain GET form: what is filtered stands in the address and can be passed on. */
export function AuditFilterForm({ search, actions }: { search: AuditSearch; actions: readonly string[] }) {
  return (
    <search className="mb-6">
      <form action={auditPath()} className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Labelled label="Person">
          <input
            name="person"
            maxLength={254}
            defaultValue={search.person}
            placeholder="name@firma.de"
            className={box}
          />
        </Labelled>
        <Labelled label="Betrifft">
          <input
            name="betrifft"
            maxLength={500}
            defaultValue={search.betrifft}
            placeholder="Adresse des Eintrags: /firmen/…"
            className={box}
          />
        </Labelled>
        <Labelled label="Vorgang">
          <select name="aktion" defaultValue={search.aktion} className={box}>
            <option value="">Alle</option>
            {actions.map((action) => (
              <option key={action} value={action}>
                {actionLabel(action)}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled label="Vom">
          <input type="date" name="von" defaultValue={search.von} className={box} />
        </Labelled>
        <Labelled label="Bis zum">
          <input type="date" name="bis" defaultValue={search.bis} className={box} />
        </Labelled>
        <div className="flex flex-wrap items-center gap-4">
          <button type="submit" className="button min-h-12">
            Zeigen
          </button>
          <Link href={auditPath()} prefetch={false} className="link">
            Alles zeigen
          </Link>
        </div>
      </form>
    </search>
  );
}

const Labelled = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
  <label className="grid gap-1">
    <span className="font-semibold text-sm">{label}</span>
    {children}
  </label>
);

'use client';

import { Form, type FormAction } from '#components/ui/form.tsx';

/** What was decided about several a moment ago: to be taken back, or to take effect at once. */
export function PlannedDecisions({
  planned,
}: {
  planned: readonly { id: string; sentence: string; undo: FormAction; carryOut: () => Promise<void> }[];
}) {
  if (planned.length === 0) return null;
  return (
    <ul className="mb-5 grid gap-3">
      {planned.map(({ id, sentence, undo, carryOut }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-brand bg-brand-wash px-4 py-3"
        >
          <p role="status">{sentence}</p>
          <div className="flex flex-wrap gap-3">
            <Form action={undo} submit="Rückgängig" className="grid gap-2" />
            <form action={carryOut}>
              <button type="submit" className="button button-quiet">
                Jetzt gelten lassen
              </button>
            </form>
          </div>
        </li>
      ))}
    </ul>
  );
}

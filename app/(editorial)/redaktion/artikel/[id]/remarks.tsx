'use client';

import { TextArea } from '#components/ui/field.tsx';
import { Form, type FormAction } from '#components/ui/form.tsx';
import { useIsLive } from '#components/ui/use-is-live.ts';
import type { Passage } from '#lib/articles/passages.ts';
import { useDesk } from './desk-state.tsx';

/** Where the cursor goes when somebody wants to remark on what he has selected. */
export const REMARK_FIELD = 'anmerkung';

interface ShownRemark extends Passage {
  id: number;
  body: string;
  /** Who and when. */
  by: string;
  isSettled: boolean;
  settle: () => Promise<void>;
}

/** What the desk says to each other about an article. */
export function Remarks({
  remarks,
  add,
  maxLength,
}: {
  remarks: readonly ShownRemark[];
  add: FormAction;
  maxLength: number;
}) {
  const { passage, setPassage, show } = useDesk();
  const isLive = useIsLive();
  return (
    <div className="grid gap-4">
      <ul className="grid gap-3 empty:hidden">
        {remarks.map(({ id, body, by, isSettled, settle, ...about }) => (
          <li key={id} className={`card grid gap-1.5 p-3 ${isSettled ? 'text-ink-soft' : ''}`}>
            {about.quote && (
              <blockquote className="border-warn-line border-l-4 pl-2 text-sm italic">
                {isLive ? (
                  <button type="button" onClick={() => show(about)} className="text-left hover:underline">
                    {shortened(about.quote)}
                  </button>
                ) : (
                  shortened(about.quote)
                )}
              </blockquote>
            )}
            <p className="whitespace-pre-line">{body}</p>
            <p className="text-ink-soft text-sm">{by}</p>
            <form action={settle}>
              <button type="submit" className="link text-sm">
                {isSettled ? 'Wieder öffnen' : 'Erledigt'}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <Form action={add} submit="Anmerken" className="grid gap-3">
        {({ values, errors, done }) => (
          <>
            {passage && (
              <p className="text-sm">
                Zu „{shortened(passage.quote)}“{' '}
                <button type="button" onClick={() => setPassage(null)} className="link">
                  doch zum ganzen Text
                </button>
              </p>
            )}
            <input type="hidden" name="quote" value={passage?.quote ?? ''} readOnly />
            <input type="hidden" name="before" value={passage?.before ?? ''} readOnly />
            <input type="hidden" name="after" value={passage?.after ?? ''} readOnly />
            <TextArea
              key={String(done)}
              label="Neue Anmerkung"
              name="body"
              id={REMARK_FIELD}
              rows={3}
              required
              maxLength={maxLength}
              hint="Leser sehen sie nicht. Zu einer Stelle: dort Wörter markieren und über dem Text „Anmerkung zur Auswahl“ wählen."
              defaultValue={values.body}
              errors={errors.body}
            />
          </>
        )}
      </Form>
    </div>
  );
}

const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 120)} …` : text);

'use client';

import { type ReactNode, useActionState, useEffect, useRef } from 'react';
import { emptyForm, type FormState } from '#lib/form.ts';

export type FormAction = (previous: FormState, formData: FormData) => Promise<FormState>;

/**
 * A form for a server action, with and without JavaScript. After an answer the eye and the screen reader are led to what is
 * wrong; what was typed is still there.
 */
export function Form({
  action,
  initial = emptyForm,
  submit,
  busy = 'Einen Moment …',
  children,
  className = 'grid gap-5',
}: {
  action: FormAction;
  initial?: FormState;
  submit: string;
  busy?: string;
  children?: (state: FormState) => ReactNode;
  className?: string;
}) {
  const [state, formAction, pending] = useActionState(action, initial);
  return (
    <form action={formAction} className={className} noValidate={state !== initial}>
      <FormMessage state={state} initial={initial} />
      {children?.(state)}
      <div>
        <button type="submit" disabled={pending} className="button">
          {pending ? busy : submit}
        </button>
      </div>
    </form>
  );
}

/** The sentence above a form, brought to the eye and to the screen reader when an answer has come. */
export function FormMessage({ state, initial }: { state: FormState; initial: FormState }) {
  const message = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (state !== initial) message.current?.focus();
  }, [state, initial]);
  if (!state.message) return null;
  return (
    <p
      ref={message}
      role={state.done ? 'status' : 'alert'}
      tabIndex={-1}
      className={`rounded-card border px-4 py-3 outline-none ${state.done ? 'border-brand bg-brand-wash' : 'border-warn-line bg-warn-wash'}`}
    >
      {state.message}
      {state.signIn && (
        <a href={state.signIn} target="_blank" rel="noopener opener" className="link mt-1 block w-fit font-semibold">
          Anmelden (in einem neuen Fenster)
        </a>
      )}
    </p>
  );
}

'use client';

import { type ComponentProps, type ReactNode, useState } from 'react';
import { Field, TextArea } from '#components/ui/field.tsx';
import { fillField } from './field-choices.tsx';

type Kind = 'phone' | 'website' | 'email';

/** Brings what was typed into form as the field is left, as the server will store it. What it cannot read stays as it is. */
export function TidyField({ kind, ...field }: { kind: Kind } & ComponentProps<typeof Field>) {
  return (
    <Field
      {...field}
      onBlur={async ({ currentTarget }) => {
        const typed = currentTarget.value;
        const tidy = typed.trim() === '' ? null : await tidied(kind, typed).catch(() => null);
        if (tidy && tidy !== typed && currentTarget.value === typed) fillField(currentTarget, tidy);
      }}
    />
  );
}

/** The telephone plans of all countries come along, so only once somebody has typed. */
async function tidied(kind: Kind, typed: string): Promise<string | null> {
  if (kind === 'phone') {
    const { formatPhone, parsePhone } = await import('#lib/companies/phone.ts');
    const number = parsePhone(typed);
    return number && formatPhone(number);
  }
  const { normalizeEmail, normalizeWebsite } = await import('#lib/companies/contact.ts');
  return kind === 'email' ? normalizeEmail(typed) : normalizeWebsite(typed);
}

/** Says how much of the room is used. */
function useCount(initial: string, most: number) {
  const [count, setCount] = useState([...initial].length);
  const left = most - count;
  return {
    hint: (
      <span className={left < 0 ? 'text-closed' : undefined}>
        {count.toLocaleString('de-DE')} von {most.toLocaleString('de-DE')} Zeichen
      </span>
    ),
    onInput: (text: string) => setCount([...text].length),
  };
}

export function CountedField({ hint, ...field }: ComponentProps<typeof Field> & { maxLength: number }) {
  const count = useCount(String(field.defaultValue ?? ''), field.maxLength);
  return (
    <Field
      {...field}
      hint={hint ? <Both one={hint} other={count.hint} /> : count.hint}
      onInput={({ currentTarget }) => count.onInput(currentTarget.value)}
    />
  );
}

export function CountedTextArea({ hint, ...field }: ComponentProps<typeof TextArea> & { maxLength: number }) {
  const count = useCount(String(field.defaultValue ?? ''), field.maxLength);
  return (
    <TextArea
      {...field}
      hint={hint ? <Both one={hint} other={count.hint} /> : count.hint}
      onInput={({ currentTarget }) => count.onInput(currentTarget.value)}
    />
  );
}

const Both = ({ one, other }: { one: ReactNode; other: ReactNode }) => (
  <>
    {one} {other}
  </>
);

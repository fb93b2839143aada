'use client';

import { Shortcuts } from './shortcuts.tsx';

const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

/** The keys of a single case: what they press stands on the page. */
export function CaseKeys() {
  return (
    <Shortcuts
      shortcuts={[
        { key: 'j', label: 'nächster Vorgang', run: () => press('[data-next-case]') },
        { key: 'u', label: 'zurück zum Eingang', run: () => press('[data-inbox]') },
        { key: 'a', label: 'annehmen', run: () => press('[data-accept]') },
        {
          key: 'r',
          label: 'ablehnen: zur Begründung',
          run: () => document.querySelector<HTMLElement>('[data-reason] select, [data-reason] textarea')?.focus(),
        },
      ]}
    />
  );
}

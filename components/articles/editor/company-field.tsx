'use client';

import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { type Choice, Combobox } from '#components/ui/combobox.tsx';
import { suggestMentionsPath } from '#lib/paths.ts';
import { SEARCH_MAX_LENGTH } from '#lib/search/limits.ts';
import { insertBelow } from './insert-below.ts';

/** How a company comes into the text; „typed“: by an @, which stays if none is chosen. */
export type CompanyUse = 'mention' | 'typed' | 'card';

interface FoundCompany extends Choice {
  id: number;
}

/** Which company to mention where the cursor stands, or to show below it. */
export function CompanyField({ editor, use, close }: { editor: Editor; use: CompanyUse; close: () => void }) {
  const [isFailed, setFailed] = useState(false);
  const selected = use === 'card' ? '' : selectedWords(editor);

  async function suggest(typed: string, signal: AbortSignal): Promise<FoundCompany[]> {
    const answer = await fetch(suggestMentionsPath(typed), { signal }).catch(() => null);
    if (signal.aborted) return [];
    setFailed(!answer?.ok);
    const found: { id: number; name: string; detail: string }[] = answer?.ok ? await answer.json() : [];
    return found.map(({ id, name, detail }) => ({ id, value: name, detail }));
  }

  function insert({ id, value }: FoundCompany) {
    const attrs = { company: id, name: selected || value };
    if (use === 'card') insertBelow(editor, { type: 'companyCard', attrs });
    else editor.chain().focus().insertContent({ type: 'mention', attrs }).run();
    close();
  }

  function leave() {
    const chain = editor.chain().focus();
    if (use === 'typed') chain.insertContent({ type: 'text', text: '@' }).run();
    else chain.run();
    close();
  }

  return (
    <div className="mt-1 grid gap-1 border-line border-t pt-2">
      <div className="grid items-center gap-2 sm:flex">
        <label htmlFor="mention-name" className="font-semibold text-sm">
          {use === 'card' ? 'Firma als Karte' : 'Firma erwähnen'}
        </label>
        <div className="sm:flex-1">
          <Combobox<FoundCompany>
            id="mention-name"
            autoFocus
            from={2}
            maxLength={SEARCH_MAX_LENGTH}
            placeholder="Name, wenn nötig mit Ort"
            aria-describedby="mention-hint"
            suggest={suggest}
            onChoose={insert}
            onKeyDown={(event) => {
              // One of the list is taken, or the list is closed, by the field itself.
              if (event.defaultPrevented) return;
              if (event.key === 'Enter') event.preventDefault();
              if (event.key === 'Escape') leave();
            }}
            className="min-h-9 w-full rounded-card border border-line bg-surface px-3"
          />
        </div>
        <button type="button" onClick={leave} className="button button-quiet min-h-9 justify-self-start">
          Abbrechen
        </button>
      </div>
      <p id="mention-hint" className="text-ink-soft text-sm">
        {selected
          ? `„${selected}“ führt dann zum Eintrag der Firma.`
          : 'Pfeiltasten wählen, Eingabe übernimmt, Escape bricht ab.'}
      </p>
      {isFailed && (
        <p role="alert" className="text-closed text-sm">
          Die Firmen lassen sich gerade nicht abfragen. Bitte versuchen Sie es gleich noch einmal.
        </p>
      )}
    </div>
  );
}

/** Words within one line: they stay as they are written, and become the link. */
function selectedWords({ state: { doc, selection } }: Editor): string {
  const { $from, from, to } = selection;
  if (to > $from.end() || !$from.parent.isTextblock) return '';
  return doc.textBetween(from, to).trim();
}

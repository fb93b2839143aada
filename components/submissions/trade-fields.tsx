'use client';

import { type Choice, Combobox, ComboboxField } from '#components/ui/combobox.tsx';
import type { TradeSuggestion } from '#lib/categories/suggest.ts';
import type { FormState } from '#lib/form.ts';
import { suggestTradesPath } from '#lib/paths.ts';
import { MOST_CATEGORIES } from '#lib/submissions/options.ts';
import { OfferedChoices } from './field-choices.tsx';

/** The main trade and up to four more, found by whatever people call them. */
export function TradeFields({ values, errors, choices }: Pick<FormState, 'values' | 'errors' | 'choices'>) {
  const others = values.otherCategories?.split('\n') ?? [];
  return (
    <>
      <div className="grid gap-2">
        <ComboboxField
          label="Hauptbranche"
          name="category"
          required
          maxLength={100}
          hint="Tippen Sie, was Sie machen, zum Beispiel „Klempner“, und wählen Sie aus der Liste."
          defaultValue={values.category}
          errors={errors.category}
          from={2}
          suggest={suggestTrades}
        />
        <OfferedChoices name="category" choices={choices?.category} />
      </div>
      <fieldset className="grid gap-3">
        <legend className="mb-1 font-semibold text-sm">
          Weitere Branchen <span className="font-normal text-ink-soft">(freiwillig, bis zu vier)</span>
        </legend>
        {Array.from({ length: MOST_CATEGORIES - 1 }, (_, index) => (
          <Combobox
            // biome-ignore lint/suspicious/noArrayIndexKey: the fields are the same four, always
            key={index}
            name="otherCategories"
            aria-label={`Weitere Branche ${index + 1}`}
            defaultValue={others[index]}
            maxLength={100}
            from={2}
            suggest={suggestTrades}
          />
        ))}
        {errors.otherCategories && <p className="text-closed text-sm">{errors.otherCategories.join(' ')}</p>}
        <OfferedChoices name="otherCategories" choices={choices?.otherCategories} />
      </fieldset>
    </>
  );
}

async function suggestTrades(typed: string, signal: AbortSignal): Promise<Choice[]> {
  const answer = await fetch(suggestTradesPath(typed), { signal });
  if (!answer.ok) return [];
  const trades: TradeSuggestion[] = await answer.json();
  const isSettled = trades.length === 1 && trades[0]?.name === typed;
  return isSettled ? [] : trades.map(({ name, synonym }) => ({ value: name, detail: synonym && `auch: ${synonym}` }));
}

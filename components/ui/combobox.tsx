'use client';

import { type ComponentProps, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { box, FieldFrame, type Frame, fieldProps } from './field.tsx';
import { useIsLive } from './use-is-live.ts';

export interface Choice {
  /** What the field holds once it is chosen. */
  value: string;
  /** What tells it from others: „02826“, „auch: Klempner“. */
  detail?: string;
}

interface Suggestions<C extends Choice> {
  /** What fits the text so far. An answer that comes too late is dropped, a failed one is none. */
  suggest: (typed: string, signal: AbortSignal) => Promise<readonly C[]>;
  onChoose?: (choice: C) => void;
  /** How many characters it takes; 0: the field offers something as soon as it is entered. */
  from?: number;
}

type Props<C extends Choice> = Suggestions<C> & Omit<ComponentProps<'input'>, 'list'>;

const WAIT_MS = 120;

/**
 * A text field that suggests: the editable combobox of the ARIA Authoring Practices. Arrows go through the list, Enter takes,
 * Escape closes; what is typed is never replaced unasked. Without JavaScript it is a plain text field.
 */
export function Combobox<C extends Choice>({ suggest, onChoose, from = 1, className, ...input }: Props<C>) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [choices, setChoices] = useState<readonly C[]>([]);
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const question = useRef(new Question());
  const isLive = useIsLive();

  useEffect(() => {
    const { current } = question;
    return () => current.drop();
  }, []);

  function close() {
    question.current.drop();
    setIsOpen(false);
    setActive(-1);
  }

  function ask(wait = WAIT_MS) {
    const typed = field.current?.value.trim() ?? '';
    if (typed.length < from) return close();
    question.current.ask(wait, async (signal) => {
      const found = await suggest(typed, signal).catch(() => []);
      if (signal.aborted || document.activeElement !== field.current) return;
      setChoices(found);
      setActive(-1);
      setIsOpen(found.length > 0);
    });
  }

  function choose(choice: C) {
    if (!field.current) return;
    field.current.value = choice.value;
    // Whoever keeps the form hears of it as of typing; this field itself must not ask again.
    field.current.dispatchEvent(new Event('input', { bubbles: true }));
    close();
    onChoose?.(choice);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const move = (step: number) => {
      event.preventDefault();
      const next = active + step;
      // Beyond either end lies the text itself.
      if (isOpen) setActive(next < -1 ? choices.length - 1 : next >= choices.length ? -1 : next);
      else ask(0);
    };
    const chosen = isOpen ? choices[active] : undefined;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      close();
    } else if (event.key === 'Tab') close();
  }

  const optionId = (index: number) => `${id}-${index}`;
  return (
    <div className="relative">
      <input
        autoComplete="off"
        {...input}
        ref={field}
        className={className ?? `${box} min-h-12`}
        {...(isLive && {
          role: 'combobox',
          'aria-autocomplete': 'list' as const,
          'aria-expanded': isOpen,
          'aria-controls': `${id}-list`,
          'aria-activedescendant': active >= 0 ? optionId(active) : undefined,
        })}
        onInput={(event) => {
          input.onInput?.(event);
          ask();
        }}
        onFocus={(event) => {
          input.onFocus?.(event);
          if (from === 0) ask(0);
        }}
        onBlur={(event) => {
          input.onBlur?.(event);
          close();
        }}
        onKeyDown={(event) => {
          onKeyDown(event);
          input.onKeyDown?.(event);
        }}
      />
      {isLive && (
        <>
          <div
            role="listbox"
            id={`${id}-list`}
            aria-label="Vorschläge"
            hidden={!isOpen}
            tabIndex={-1}
            className="absolute top-full left-0 z-20 mt-1 max-h-80 w-max min-w-full max-w-80 overflow-y-auto rounded-card border border-line bg-surface py-1 shadow-lg"
          >
            {choices.map((choice, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard, as the pattern wants it
              <div
                key={`${choice.value} ${choice.detail ?? ''}`}
                id={optionId(index)}
                role="option"
                aria-selected={index === active}
                tabIndex={-1}
                ref={(option) => {
                  if (index === active) option?.scrollIntoView({ block: 'nearest' });
                }}
                // The field keeps the focus.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(choice)}
                className="flex min-h-11 cursor-pointer flex-wrap items-baseline gap-x-3 px-3.5 py-2 hover:bg-brand-wash aria-selected:bg-brand-wash aria-selected:outline-2 aria-selected:outline-brand aria-selected:-outline-offset-2"
              >
                {choice.value}
                {choice.detail && <span className="text-ink-soft text-sm">{choice.detail}</span>}
              </div>
            ))}
          </div>
          <span aria-live="polite" className="sr-only">
            {isOpen && `${choices.length === 1 ? 'Ein Vorschlag' : `${choices.length} Vorschläge`}, Pfeil nach unten`}
          </span>
        </>
      )}
    </div>
  );
}

/** With label, hint and errors, as the other fields of a form. */
export function ComboboxField<C extends Choice>({ label, name, hint, errors, ...input }: Frame & Props<C>) {
  const id = input.id ?? name;
  return (
    <FieldFrame label={label} id={id} hint={hint} errors={errors} optional={!input.required}>
      <Combobox name={name} {...fieldProps(id, hint, errors)} {...input} />
    </FieldFrame>
  );
}

/** The one that is on its way: the next one, or leaving the field, makes it void. */
class Question {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  ask(wait: number, answer: (signal: AbortSignal) => void): void {
    this.drop();
    const abort = new AbortController();
    this.#abort = abort;
    this.#timer = setTimeout(() => answer(abort.signal), wait);
  }

  drop(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }
}

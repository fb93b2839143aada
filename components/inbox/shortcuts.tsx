'use client';

import { useEffect, useId, useRef, useState } from 'react';

export interface Shortcut {
  key: string;
  label: string;
  run: () => void;
}

/** Kept on this device: who dictates, or has another tool on these keys, switches them off for good (WCAG 2.1.4). */
const SWITCH = 'tastenkuerzel';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'));

/** Single keys for what the page also offers as links and buttons, and the list of them. They do nothing while somebody types. */
export function Shortcuts({
  shortcuts,
  further = [],
}: {
  shortcuts: readonly Shortcut[];
  further?: readonly string[][];
}) {
  const [isOn, setOn] = useState(true);
  const help = useRef<HTMLDetailsElement>(null);
  const latest = useRef(shortcuts);
  const list = useId();
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => setOn(localStorage.getItem(SWITCH) !== 'aus'), []);
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.key === '?' && help.current) {
        help.current.open = !help.current.open;
        help.current.querySelector('summary')?.focus();
        return;
      }
      const shortcut = latest.current.find(({ key }) => key === event.key);
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isOn]);

  function toggle() {
    localStorage.setItem(SWITCH, isOn ? 'aus' : 'an');
    setOn(!isOn);
  }

  const rows = [...shortcuts.map(({ key, label }) => [key, label]), ...further, ['?', 'diese Liste']];
  return (
    <details ref={help} className="mb-4 text-sm print-hidden">
      <summary className="cursor-pointer py-2.5 text-brand">Tastenkürzel{isOn ? '' : ' (ausgeschaltet)'}</summary>
      <dl id={list} className="mb-3 grid max-w-text grid-cols-[4rem_1fr] gap-x-3 gap-y-1">
        {rows.map(([key, label]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-card border border-line bg-sunken px-2 py-0.5 font-mono">{key}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={toggle} aria-describedby={list} className="button button-quiet">
        {isOn ? 'Tastenkürzel ausschalten' : 'Tastenkürzel einschalten'}
      </button>
    </details>
  );
}

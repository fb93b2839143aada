'use client';

import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';

/** Says whether everything has been saved. */
type Flush = () => Promise<boolean>;

interface DeskState {
  /** The text as the server has it, as far as this page knows. */
  seen: string;
  setSeen: (seen: string) => void;
  isDirty: () => boolean;
  flush: Flush;
  /** The writing desk says how it saves. */
  offer: (work: { isDirty: () => boolean; flush: Flush }) => void;
}

const Desk = createContext<DeskState | null>(null);

export function useDesk(): DeskState {
  const desk = useContext(Desk);
  if (!desk) throw new Error('This belongs inside a DeskFrame');
  return desk;
}

/** The text and the forms around it, which act on the text as it was saved last. */
export function DeskFrame({ seen: initial, children }: { seen: string; children: ReactNode }) {
  const [seen, setSeen] = useState(initial);
  const work = useRef<{ isDirty: () => boolean; flush: Flush }>({ isDirty: () => false, flush: async () => true });
  const state = useMemo(
    () => ({
      seen,
      setSeen,
      isDirty: () => work.current.isDirty(),
      flush: () => work.current.flush(),
      offer: (offered: { isDirty: () => boolean; flush: Flush }) => {
        work.current = offered;
      },
    }),
    [seen],
  );
  return <Desk value={state}>{children}</Desk>;
}

/** Tells an action which text its form was about. */
export function SeenField() {
  return <input type="hidden" name="seen" value={useDesk().seen} readOnly />;
}

/** Forms that wait until what was typed last is saved. */
export function AfterSaving({ children }: { children: ReactNode }) {
  const { isDirty, flush } = useDesk();
  return (
    <div
      onSubmitCapture={(event) => {
        if (!isDirty() || !(event.target instanceof HTMLFormElement)) return;
        event.preventDefault();
        event.stopPropagation();
        const { target: form, nativeEvent } = event;
        const button = (nativeEvent as SubmitEvent).submitter;
        flush().then((isSaved) => {
          // The next one, when the page knows what has been saved.
          if (isSaved) setTimeout(() => form.requestSubmit(button instanceof HTMLElement ? button : null));
        });
      }}
    >
      {children}
    </div>
  );
}

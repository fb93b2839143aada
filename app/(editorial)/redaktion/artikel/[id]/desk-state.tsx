'use client';

import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import type { Passage } from '#lib/articles/passages.ts';

/** Says whether everything has been saved. */
type Flush = () => Promise<boolean>;

interface DeskState {
  /** The text as the server has it, as far as this page knows. */
  seen: string;
  setSeen: (seen: string) => void;
  isDirty: () => boolean;
  flush: Flush;
  /** What the remark is about that somebody is writing; null: the whole. */
  passage: Passage | null;
  setPassage: (passage: Passage | null) => void;
  /** What somebody wants to see in the text. */
  shown: Passage | null;
  show: (passage: Passage) => void;
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
  const [passage, setPassage] = useState<Passage | null>(null);
  const [shown, setShown] = useState<Passage | null>(null);
  const work = useRef<{ isDirty: () => boolean; flush: Flush }>({ isDirty: () => false, flush: async () => true });
  const state = useMemo(
    () => ({
      seen,
      setSeen,
      passage,
      setPassage,
      shown,
      // A new object each time, so that the same one can be shown again.
      show: (wanted: Passage) => setShown({ ...wanted }),
      isDirty: () => work.current.isDirty(),
      flush: () => work.current.flush(),
      offer: (offered: { isDirty: () => boolean; flush: Flush }) => {
        work.current = offered;
      },
    }),
    [seen, passage, shown],
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

'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { WrittenText } from '#lib/articles/desk-input.ts';
import { forgetKeptText, keepText } from '#lib/articles/kept-text.ts';
import type { SaveAnswer } from './text-actions.ts';

/** After the last key; with the way to the server this stays below two seconds. */
const PAUSE_MS = 1200;
/** When the network or the server was gone. */
const AGAIN_MS = 5000;

export type SaveState =
  | { kind: 'saved' | 'waiting' | 'saving' | 'offline' | 'closed' }
  | Extract<SaveAnswer, { kind: 'stale' | 'held' | 'signedOut' }>;

/** What holds until somebody decides: no more saving by itself. */
const STOPPED = new Set<SaveState['kind']>(['stale', 'held', 'closed']);

/** Saves a text a moment after the last change, and keeps it in this browser until that has worked. */
export function useAutosave(
  articleId: number,
  initialSeen: string,
  save: (seen: string, text: unknown) => Promise<SaveAnswer>,
  onSaved: (seen: string) => void,
) {
  const [state, setState] = useState<SaveState>({ kind: 'saved' });
  const now = useRef({
    seen: initialSeen,
    text: null as WrittenText | null,
    running: null as Promise<void> | null,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    kind: 'saved' as SaveState['kind'],
  });

  // The page hands in a new one with each answer of the server.
  const latestSave = useRef(save);
  useEffect(() => {
    latestSave.current = save;
  }, [save]);

  const become = useCallback((next: SaveState) => {
    now.current.kind = next.kind;
    setState(next);
  }, []);

  const saveNow = useCallback(async (): Promise<void> => {
    const work = now.current;
    clearTimeout(work.timer);
    if (work.running) return work.running;
    const { text } = work;
    if (!text || STOPPED.has(work.kind)) return;
    const again = () => {
      work.timer = setTimeout(saveNow, AGAIN_MS);
    };
    work.running = (async () => {
      become({ kind: 'saving' });
      try {
        const answer = await latestSave.current(work.seen, text);
        if (answer.kind !== 'saved') {
          become(answer);
          if (answer.kind === 'signedOut') again();
          return;
        }
        work.seen = answer.seen;
        onSaved(answer.seen);
        if (work.text === text) {
          work.text = null;
          forgetKeptText(localStorage, articleId);
          become({ kind: 'saved' });
        } else {
          // Typed on meanwhile: what is kept was made from what is now saved.
          if (work.text) keepText(localStorage, articleId, { ...work.text, seen: work.seen });
          become({ kind: 'waiting' });
          work.timer = setTimeout(saveNow, PAUSE_MS);
        }
      } catch {
        become({ kind: 'offline' });
        again();
      }
    })().finally(() => {
      work.running = null;
    });
    return work.running;
  }, [articleId, onSaved, become]);

  const change = useCallback(
    (text: WrittenText) => {
      const work = now.current;
      work.text = text;
      keepText(localStorage, articleId, { ...text, seen: work.seen });
      if (STOPPED.has(work.kind) || work.running) return;
      become({ kind: 'waiting' });
      clearTimeout(work.timer);
      work.timer = setTimeout(saveNow, PAUSE_MS);
    },
    [articleId, saveNow, become],
  );

  /** Everything is on the server afterwards, or false. */
  const flush = useCallback(async (): Promise<boolean> => {
    // The first may already be on its way with an older text.
    for (let tries = 0; tries < 3 && now.current.text; tries += 1) await saveNow();
    return now.current.text === null;
  }, [saveNow]);

  /** Somebody has decided what becomes of two texts: `text` goes on from what the server has; null leaves it at that. */
  const resolve = useCallback(
    (seen: string, text: WrittenText | null) => {
      const work = now.current;
      work.seen = seen;
      work.text = text;
      onSaved(seen);
      become({ kind: text ? 'waiting' : 'saved' });
      if (text) saveNow();
      else forgetKeptText(localStorage, articleId);
    },
    [articleId, onSaved, saveNow, become],
  );

  /** A text that was kept in this browser: goes on from where it was made, or waits for a decision when that is not there any more. */
  const restore = useCallback(
    (text: WrittenText, madeFrom: string, current: WrittenText) => {
      const work = now.current;
      work.text = text;
      if (madeFrom !== work.seen) become({ kind: 'stale', seen: work.seen, current, savedBy: null });
      else saveNow();
    },
    [saveNow, become],
  );

  /** Nobody else is on it any more. */
  const resume = useCallback(() => {
    if (now.current.kind !== 'held') return;
    become({ kind: 'waiting' });
    saveNow();
  }, [saveNow, become]);

  const isDirty = useCallback(() => now.current.text !== null, []);
  /** The text that is not on the server yet. */
  const unsaved = useCallback(() => now.current.text, []);

  useEffect(() => {
    const work = now.current;
    const hurry = () => {
      if (work.text) saveNow();
    };
    const leave = () => {
      if (document.visibilityState === 'hidden') hurry();
    };
    window.addEventListener('online', hurry);
    window.addEventListener('focus', hurry);
    document.addEventListener('visibilitychange', leave);
    return () => {
      window.removeEventListener('online', hurry);
      window.removeEventListener('focus', hurry);
      document.removeEventListener('visibilitychange', leave);
      // On to another page: what was typed last goes along.
      hurry();
    };
  }, [saveNow]);

  return { state, change, flush, resolve, restore, resume, isDirty, unsaved };
}

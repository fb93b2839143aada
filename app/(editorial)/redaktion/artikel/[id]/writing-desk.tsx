'use client';

import type { Editor } from '@tiptap/react';
import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { TwoTexts } from '#components/articles/two-texts.tsx';
import { useIsLive } from '#components/ui/use-is-live.ts';
import { acceptText, TEASER_MAX_LENGTH, TITLE_MAX_LENGTH, type WrittenText } from '#lib/articles/desk-input.ts';
import { forgetKeptText, keptText } from '#lib/articles/kept-text.ts';
import type { Passage } from '#lib/articles/passages.ts';
import { countWords, plainTextOf, readingMinutes } from '#lib/articles/text.ts';
import { useDesk } from './desk-state.tsx';
import { REMARK_FIELD } from './remarks.tsx';
import { SaveNote } from './save-note.tsx';
import type { HoldAnswer, SaveAnswer } from './text-actions.ts';
import { useAutosave } from './use-autosave.ts';
import { Warnings } from './warnings.tsx';

const RichText = dynamic(() => import('#components/articles/editor/rich-text.tsx'), {
  ssr: false,
  loading: () => <p className="rounded-card border border-line px-5 py-4 text-ink-soft">Der Editor wird geladen …</p>,
});

const HOLD_MS = 20_000;
const box = 'w-full rounded-card border border-line bg-surface px-3.5';

/** Where somebody writes. Without a script, and while it is being loaded, the page shows the text as it stands (`children`). */
export function WritingDesk({
  articleId,
  initial,
  seen,
  isEditable,
  passages,
  save,
  hold,
  checkLinks,
  children,
}: {
  articleId: number;
  initial: WrittenText;
  seen: string;
  /** Whether its state allows writing. */
  isEditable: boolean;
  /** What open remarks are about. */
  passages: readonly Passage[];
  save: (seen: string, text: unknown) => Promise<SaveAnswer>;
  hold: (takeOver?: boolean) => Promise<HoldAnswer>;
  checkLinks: (paths: string[]) => Promise<string[]>;
  children: ReactNode;
}) {
  const isLive = useIsLive();
  const { setSeen, offer, setPassage, shown } = useDesk();
  const [holder, setHolder] = useState<string | null>(null);
  const [title, setTitle] = useState(initial.title);
  const [teaser, setTeaser] = useState(initial.teaser);
  const [body, setBody] = useState<unknown>(initial.body);
  const [saved, setSaved] = useState(JSON.stringify(acceptText(initial)));
  const [isRestored, setRestored] = useState(false);
  const editor = useRef<Editor | null>(null);
  const { state, change, flush, resolve, restore, resume, isDirty, unsaved } = useAutosave(
    articleId,
    seen,
    save,
    setSeen,
  );

  useEffect(() => offer({ isDirty, flush }), [offer, isDirty, flush]);

  const put = useCallback((text: WrittenText) => {
    setTitle(text.title);
    setTeaser(text.teaser);
    setBody(text.body);
    editor.current?.commands.setContent(text.body, { emitUpdate: false });
  }, []);

  // Once, when the page comes to life: what was typed here before and never arrived. Somebody else may have saved since.
  const isAwake = useRef(false);
  useEffect(() => {
    if (isAwake.current) return;
    isAwake.current = true;
    setSeen(seen);
    const kept = isEditable ? keptText(localStorage, articleId) : null;
    if (!kept) return;
    const { seen: madeFrom, ...text } = kept;
    if (JSON.stringify(text) === JSON.stringify(acceptText(initial))) forgetKeptText(localStorage, articleId);
    else {
      put(text);
      setRestored(true);
      setSaved('');
      restore(text, madeFrom, initial);
    }
  }, [articleId, isEditable, initial, seen, setSeen, put, restore]);

  useEffect(() => {
    if (!isEditable) return;
    const tell = () =>
      hold().then(
        ({ isMine, holder: other }) => {
          setHolder(isMine ? null : (other ?? 'Jemand anderes'));
          if (isMine) resume();
        },
        () => {},
      );
    tell();
    const timer = setInterval(tell, HOLD_MS);
    return () => clearInterval(timer);
  }, [hold, isEditable, resume]);

  if (!isLive) return children;

  const typed = (next: Partial<{ title: string; teaser: string; body: unknown }>) => {
    const text = acceptText({ title, teaser, body, ...next });
    if (next.title !== undefined) setTitle(next.title);
    if (next.teaser !== undefined) setTeaser(next.teaser);
    if (next.body !== undefined) setBody(next.body);
    // An editor tidies up what it opens: that is nobody's change.
    if (!isDirty() && JSON.stringify(text) === saved) return;
    setSaved('');
    change(text);
  };

  async function takeOver() {
    await flush();
    const { isMine } = await hold(true);
    // With what the other one has saved last; what was typed here and not saved is kept in this browser.
    if (isMine) location.reload();
  }

  const canWrite = isEditable && holder === null && state.kind !== 'stale' && state.kind !== 'held';
  const current = acceptText({ title, teaser, body });
  const words = plainTextOf(current.body);
  return (
    <div className="grid content-start gap-4">
      {isRestored && state.kind !== 'stale' && (
        <p role="status" className="rounded-card border border-brand bg-brand-wash px-4 py-3">
          Wiederhergestellt: Diesen Text hatten Sie in diesem Browser geschrieben, bevor er gespeichert werden konnte.
        </p>
      )}
      {isEditable && (holder || state.kind === 'held') && (
        <div role="alert" className="rounded-card border border-warn-line bg-warn-wash px-4 py-3">
          <p>
            <strong>{state.kind === 'held' ? state.holder : holder}</strong> schreibt gerade an diesem Artikel. Was Sie
            hier getippt haben, bleibt in diesem Browser.
          </p>
          <button type="button" onClick={takeOver} className="button button-quiet mt-2">
            Artikel übernehmen
          </button>
        </div>
      )}
      {state.kind === 'stale' && (
        <TwoTexts
          mine={unsaved() ?? acceptText({ title, teaser, body })}
          theirs={state.current}
          savedBy={state.savedBy}
          keepMine={(mine) => resolve(state.seen, mine)}
          takeTheirs={() => {
            put(state.current);
            setSaved(JSON.stringify(acceptText(state.current)));
            resolve(state.seen, null);
          }}
        />
      )}
      <div hidden={state.kind === 'stale'} className="grid content-start gap-4">
        <label className="grid gap-1">
          <span className="font-semibold text-sm">Titel</span>
          <input
            value={title}
            readOnly={!canWrite}
            maxLength={TITLE_MAX_LENGTH}
            autoComplete="off"
            onChange={(event) => typed({ title: event.target.value })}
            className={`${box} min-h-12 font-serif text-2xl`}
          />
        </label>
        <label className="grid gap-1">
          <span className="font-semibold text-sm">Vorspann</span>
          <textarea
            value={teaser}
            readOnly={!canWrite}
            rows={3}
            maxLength={TEASER_MAX_LENGTH}
            onChange={(event) => typed({ teaser: event.target.value })}
            className={`${box} py-2.5 text-lg`}
          />
        </label>
        <div className="grid gap-1">
          <span aria-hidden className="font-semibold text-sm">
            Text
          </span>
          <RichText
            body={initial.body}
            isEditable={canWrite}
            passages={passages}
            shown={shown}
            onRemark={(passage) => {
              setPassage(passage);
              document.getElementById(REMARK_FIELD)?.focus();
            }}
            onChange={(next) => typed({ body: next })}
            onReady={(ready) => {
              editor.current = ready;
              // The text may have been replaced while the editor was being loaded.
              if (body !== initial.body) ready.commands.setContent(acceptText({ body }).body, { emitUpdate: false });
            }}
          />
        </div>
        <p className="flex flex-wrap justify-between gap-x-4 text-ink-soft text-sm">
          <span>
            {countWords(words).toLocaleString('de-DE')} Wörter · {readingMinutes(words)} Min. Lesezeit
          </span>
          {isEditable && <SaveNote state={state} />}
        </p>
        <Warnings text={current} checkLinks={checkLinks} />
      </div>
    </div>
  );
}

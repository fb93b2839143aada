'use client';

import { Plus } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { ACCEPT } from '#lib/pictures/limits.ts';
import { sendPicture } from '#lib/pictures/send.ts';

interface Upload {
  id: number;
  name: string;
  /** How much of it has been sent, 0 to 1. */
  sent: number;
  problem?: string;
}

/** Sends files to `path`, one after the other in the order in which they were chosen; `arrived` hears of each. */
export function useUploads<What>(arrived: (key: string, what: What) => void, path?: string) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const last = useRef(Promise.resolve());
  const count = useRef(0);
  const change = (id: number, to: Partial<Upload>) =>
    setUploads((before) => before.map((each) => (each.id === id ? { ...each, ...to } : each)));
  const forget = (id: number) => setUploads((before) => before.filter((each) => each.id !== id));

  function upload(files: readonly File[], what: What, problemOf?: (index: number) => string | undefined) {
    files.forEach((file, index) => {
      const id = count.current++;
      const problem = problemOf?.(index);
      setUploads((before) => [...before, { id, name: file.name, sent: 0, problem }]);
      if (problem) return;
      last.current = last.current.then(async () => {
        const answer = await sendPicture(file, (sent) => change(id, { sent }), path);
        if ('problem' in answer) return change(id, { problem: answer.problem });
        forget(id);
        arrived(answer.key, what);
      });
    });
  }

  return { uploads, upload, forget };
}

/** How far each of them is, and what is wrong with it. */
export function UploadList({ uploads, forget }: { uploads: readonly Upload[]; forget: (id: number) => void }) {
  return (
    <ul aria-live="polite" className="grid gap-2 empty:hidden">
      {uploads.map(({ id, name, sent, problem }) => (
        <li key={id} className="rounded-card border border-line px-3 py-2 text-sm">
          <span className="block truncate font-semibold">{name}</span>
          {problem ? (
            <span className="flex flex-wrap items-center justify-between gap-2">
              <span className="text-closed">{problem}</span>
              <button
                type="button"
                onClick={() => forget(id)}
                aria-label={`Ausblenden: ${name}`}
                className="link min-h-11"
              >
                Ausblenden
              </button>
            </span>
          ) : (
            <span className="flex items-center gap-3">
              <progress value={sent} max={1} aria-label={`${name} wird hochgeladen`} className="h-2 flex-1" />
              {sent < 1 ? `${Math.round(sent * 100)} %` : 'wird geprüft …'}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

export function FileButton({
  label,
  multiple,
  onChange,
}: {
  label: string;
  multiple?: boolean;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
}) {
  return (
    <label className="button button-quiet w-fit has-focus-visible:outline-3 has-focus-visible:outline-brand has-focus-visible:outline-offset-2">
      <Plus aria-hidden="true" className="size-5" />
      {label}
      {/* Without a name: the file itself is no part of the form. */}
      <input type="file" accept={ACCEPT} multiple={multiple} onChange={onChange} className="sr-only" />
    </label>
  );
}

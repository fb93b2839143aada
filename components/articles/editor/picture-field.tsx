'use client';

import type { Editor } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { FileButton, UploadList, useUploads } from '#components/pictures/uploads.tsx';
import { libraryUploadPath, suggestPicturesPath } from '#lib/paths.ts';
import { NAME_MAX_LENGTH } from '#lib/pictures/library-input.ts';
import { smallPath } from '#lib/pictures/view.ts';
import { insertBelow } from './insert-below.ts';

interface FoundPicture {
  key: string;
  file: { key: string };
  name: string;
  alt: string;
  caption: string;
}

/**
 * Which picture to show below the paragraph in which the cursor stands: one of the library, or a file that becomes one. `files`: what was
 * dropped or pasted. `replaces`: where a picture stands whose file never came here, and which is filled now.
 */
export function PictureField({
  editor,
  files,
  replaces,
  close,
}: {
  editor: Editor;
  files: readonly File[];
  replaces: number | null;
  close: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly FoundPicture[] | 'failed' | null>(null);
  const { uploads, upload, forget } = useUploads((key) => show({ key, alt: '', caption: '' }), libraryUploadPath());

  useEffect(() => {
    const stopped = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await fetch(suggestPicturesPath(typed), { signal: stopped.signal }).catch(() => null);
      if (!stopped.signal.aborted) setFound(answer?.ok ? await answer.json() : 'failed');
    }, 200);
    return () => {
      clearTimeout(timer);
      stopped.abort();
    };
  }, [typed]);

  const begun = useRef<readonly File[]>([]);
  useEffect(() => {
    if (begun.current === files) return;
    begun.current = files;
    upload(files, null);
  });

  function show({ key, alt, caption }: Pick<FoundPicture, 'key' | 'alt' | 'caption'>) {
    if (replaces === null) {
      const position = insertBelow(editor, { type: 'image', attrs: { picture: key, alt, caption: caption || null } });
      editor.commands.setNodeSelection(position);
      return;
    }
    editor
      .chain()
      .focus()
      .command(({ tr }) => {
        tr.setNodeAttribute(replaces, 'picture', key).setNodeAttribute(replaces, 'original', null);
        return true;
      })
      .run();
    close();
  }

  function leave(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    close();
    editor.commands.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves from wherever in it somebody is
    <div onKeyDown={leave} className="mt-1 grid gap-3 border-line border-t pt-2">
      <div className="flex flex-wrap items-end gap-3">
        <FileButton
          label={replaces === null ? 'Bilder hochladen' : 'Bild hochladen'}
          multiple={replaces === null}
          onChange={(event) => {
            upload([...(event.target.files ?? [])], null);
            event.target.value = '';
          }}
        />
        <label className="grid min-w-48 flex-1 gap-1">
          <span className="font-semibold text-sm">oder aus der Mediathek</span>
          <input
            type="search"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            maxLength={NAME_MAX_LENGTH}
            placeholder="Wörter aus Name oder Beschreibung"
            className="min-h-11 w-full rounded-card border border-line bg-surface px-3"
          />
        </label>
        <button type="button" onClick={close} className="button button-quiet">
          Fertig
        </button>
      </div>
      <UploadList uploads={uploads} forget={forget} />
      {found === 'failed' ? (
        <p role="alert" className="text-closed text-sm">
          Die Mediathek lässt sich gerade nicht abfragen. Bitte versuchen Sie es gleich noch einmal.
        </p>
      ) : (
        found && (
          <>
            <p role="status" className="sr-only">
              {found.length === 0 ? 'Kein Bild gefunden.' : `${found.length} Bilder zur Auswahl.`}
            </p>
            <ul className="flex gap-2 overflow-x-auto pb-1">
              {found.map((picture) => (
                <li key={picture.key} className="w-28 shrink-0">
                  <button
                    type="button"
                    onClick={() => {
                      show(picture);
                      close();
                    }}
                    className="block w-full cursor-pointer rounded-card text-left hover:bg-brand-wash"
                  >
                    {/* biome-ignore lint/performance/noImgElement: the sizes are made once, at upload, not at each request */}
                    <img
                      src={smallPath(picture.file.key)}
                      alt={picture.alt}
                      width={112}
                      height={84}
                      loading="lazy"
                      className="aspect-4/3 w-full rounded-card border border-line bg-sunken object-contain"
                    />
                    <span className="block truncate px-1 text-xs">{picture.name}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )
      )}
      {found && found !== 'failed' && found.length === 0 && (
        <p className="text-ink-soft text-sm">
          {typed ? 'Dazu gibt es kein Bild in der Mediathek.' : 'In der Mediathek ist noch kein Bild.'}
        </p>
      )}
    </div>
  );
}

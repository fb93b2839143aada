'use client';

import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { libraryItemPath, libraryPicturePath } from '#lib/paths.ts';
import { CAPTION_MAX_LENGTH } from '#lib/pictures/library-input.ts';
import { ALT_MAX_LENGTH } from '#lib/pictures/limits.ts';

export interface SelectedPicture {
  position: number;
  /** Null: its file never came here. */
  picture: string | null;
  alt: string;
  caption: string;
}

/** What is said about the selected picture, in this article. */
export function PictureWords({
  editor,
  selected: { position, picture, alt, caption },
  onReplace,
}: {
  editor: Editor;
  selected: SelectedPicture;
  onReplace: () => void;
}) {
  const change = (name: 'alt' | 'caption', value: string | null) =>
    editor.commands.command(({ tr }) => {
      tr.setNodeAttribute(position, name, value);
      return true;
    });
  const box = 'min-h-11 w-full rounded-card border border-line bg-surface px-3';
  return (
    <div className="mt-1 grid gap-2 border-line border-t pt-2">
      <div className="grid gap-3 sm:grid-cols-2">
        <label className="grid gap-1">
          <span className="font-semibold text-sm">Was ist auf dem Bild zu sehen?</span>
          <input
            value={alt}
            onChange={(event) => change('alt', event.target.value)}
            maxLength={ALT_MAX_LENGTH}
            autoComplete="off"
            placeholder="Für alle, die es nicht sehen"
            className={box}
          />
        </label>
        <label className="grid gap-1">
          <span className="font-semibold text-sm">Bildunterschrift</span>
          <input
            value={caption}
            onChange={(event) => change('caption', event.target.value || null)}
            maxLength={CAPTION_MAX_LENGTH}
            autoComplete="off"
            className={box}
          />
        </label>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        {picture ? (
          <Licence picture={picture} />
        ) : (
          <button type="button" onClick={onReplace} className="button button-quiet">
            Bild einsetzen
          </button>
        )}
        <button
          type="button"
          onClick={() => editor.chain().focus().deleteSelection().run()}
          className="link inline-flex min-h-9 items-center"
        >
          Bild herausnehmen
        </button>
      </div>
    </div>
  );
}

/** What stands below it wherever it is shown, and where that is said. */
function Licence({ picture }: { picture: string }) {
  const [found, setFound] = useState<{ picture: string; licence: string } | null>(null);
  useEffect(() => {
    const stopped = new AbortController();
    fetch(libraryPicturePath(picture), { signal: stopped.signal })
      .then((answer) => (answer.ok ? answer.json() : []))
      .then(([item]) => item && setFound({ picture, licence: item.licence }))
      .catch(() => {});
    return () => stopped.abort();
  }, [picture]);
  const licence = found?.picture === picture ? found.licence : null;
  return (
    <span>
      {licence === '' && 'Urheber und Lizenz fehlen. '}
      {licence && `${licence} · `}
      <a href={libraryItemPath(picture)} target="_blank" rel="noopener" className="link">
        in der Mediathek
      </a>
    </span>
  );
}

'use client';

import { useRouter } from 'next/navigation';
import { type DragEvent, type ReactNode, useState } from 'react';
import { FileButton, UploadList, useUploads } from '#components/pictures/uploads.tsx';
import { useIsLive } from '#components/ui/use-is-live.ts';

/** Files from the disk into the library: chosen, or dropped here. `children`: what is said about them, and the form without a script. */
export function LibraryUpload({ path, children }: { path: string; children: ReactNode }) {
  const router = useRouter();
  const isLive = useIsLive();
  const [isOver, setOver] = useState(false);
  const [added, setAdded] = useState(0);
  const { uploads, upload, forget } = useUploads(() => {
    setAdded((count) => count + 1);
    router.refresh();
  }, path);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    upload([...event.dataTransfer.files], null);
  }

  return (
    <section
      aria-label="Bilder hochladen"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`mb-6 grid gap-3 rounded-card border-2 border-dashed p-4 ${isOver ? 'border-brand bg-brand-wash' : 'border-line'}`}
    >
      {isLive && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <FileButton
            label="Bilder hochladen"
            multiple
            onChange={(event) => {
              upload([...(event.target.files ?? [])], null);
              event.target.value = '';
            }}
          />
          <span className="text-ink-soft text-sm">oder hierher ziehen</span>
        </div>
      )}
      {children}
      <UploadList uploads={uploads} forget={forget} />
      <p role="status" className="text-sm empty:hidden">
        {added > 0 &&
          (added === 1 ? 'Ein Bild ist neu in der Mediathek.' : `${added} Bilder sind neu in der Mediathek.`)}
      </p>
    </section>
  );
}

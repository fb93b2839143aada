'use client';

import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { drawPreview } from './draw-preview.tsx';

const STILL_MS = 900;
/** Where there is room beside the form: Tailwind's `xl`. */
const WIDE = '(min-width: 80rem)';

/** Beside the form, as it is filled in. Narrow screens have the preview on a page of its own. */
export function LivePreview({
  form,
  first,
}: {
  form: RefObject<HTMLFormElement | null>;
  /** As the page was asked for. Its components are thereby known to the page: what an action draws later brings none along. */
  first: ReactNode;
}) {
  const [drawn, setDrawn] = useState(first);

  useEffect(() => {
    const element = form.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout>;
    let isGone = false;
    async function draw() {
      if (!matchMedia(WIDE).matches) return;
      const next = await drawPreview(new FormData(element as HTMLFormElement)).catch(() => null);
      if (!isGone && next) setDrawn(next);
    }
    function wait() {
      clearTimeout(timer);
      timer = setTimeout(draw, STILL_MS);
    }
    element.addEventListener('input', wait);
    return () => {
      isGone = true;
      clearTimeout(timer);
      element.removeEventListener('input', wait);
    };
  }, [form]);

  return (
    <aside aria-labelledby="live-preview" className="self-stretch max-xl:hidden">
      <div className="sticky top-4 grid max-h-[calc(100vh-2rem)] gap-4 overflow-y-auto rounded-card border border-line bg-page p-4">
        <h2 id="live-preview" className="text-ink-soft text-sm">
          So erscheint Ihr Eintrag
        </h2>
        {drawn}
      </div>
    </aside>
  );
}

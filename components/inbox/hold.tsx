'use client';

import { useEffect, useState } from 'react';

/** Tells the other moderators that somebody looks at this one, again and again while the page stays open. */
export function Hold({ hold }: { hold: () => Promise<boolean> }) {
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    const tell = () => {
      hold().then(
        (isMine) => setLost(!isMine),
        () => {},
      );
    };
    tell();
    const timer = setInterval(tell, 60_000);
    return () => clearInterval(timer);
  }, [hold]);
  if (!isLost) return null;
  return (
    <p role="alert" className="mb-5 rounded-card border border-warn-line bg-warn-wash px-4 py-3">
      Jemand anderes sieht sich das gerade an oder hat es inzwischen entschieden.
    </p>
  );
}

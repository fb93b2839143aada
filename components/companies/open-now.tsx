'use client';

import { useEffect, useState } from 'react';
import { type OpenNow, openNow } from '#lib/companies/open-now.ts';
import type { OpenInterval } from '#lib/companies/opening-hours.ts';

const colours = { open: 'text-open', unknown: 'text-ink-soft', closed: 'text-closed' };

/** Says whether it is open at this moment. Nothing without JavaScript: a kept page must not claim what was true when it was made. */
export function OpenNowLine({ intervals }: { intervals: OpenInterval[] }) {
  const [now, setNow] = useState<OpenNow | null>(null);
  useEffect(() => {
    const tell = () => setNow(openNow(intervals, new Date()));
    tell();
    const timer = setInterval(tell, 30_000);
    return () => clearInterval(timer);
  }, [intervals]);
  return (
    <p className="min-h-6 font-semibold" role="status">
      {now && <span className={colours[now.state]}>{now.text}</span>}
    </p>
  );
}

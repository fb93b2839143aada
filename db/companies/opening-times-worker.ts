import { parentPort } from 'node:worker_threads';
import { certainlyOpen, type Region } from '#lib/companies/opening-hours.ts';

export interface HoursQuestion {
  openingHours: string;
  address: Region;
  days: string[];
}

/** As PostgreSQL writes a multirange. */
parentPort?.on('message', ({ openingHours, address, days }: HoursQuestion) => {
  const open = certainlyOpen(openingHours, address, days);
  parentPort?.postMessage(`{${open.map(([from, to]) => `[${from},${to})`).join(',')}}`);
});

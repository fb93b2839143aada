import type { Instrumentation } from 'next';

/** What the visitor sees as "an error of ours" is said here; without its query and without what opens something (mailed links). */
export const onRequestError: Instrumentation.onRequestError = (error, { method, path }) => {
  const address = path.split('?')[0]?.replace(/[\w-]{40,}/g, '…');
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(`${method} ${address}: ${text}`);
  if (error instanceof Error && error.cause) console.error('  weil', error.cause);
};

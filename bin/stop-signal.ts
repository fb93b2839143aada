import { say } from './console.ts';

/** npm, the terminal and the bootstrap may all pass on the same Ctrl-C. */
const SAME_SIGNAL_MS = 500;

/**
 * Aborted by Ctrl-C or SIGTERM, and when the process that started this one is gone. Whoever asks a second time does not want
 * to wait: the process ends at once, and the next start finds its database server running.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let askedAt = 0;
  const stop = () => {
    if (!controller.signal.aborted) {
      askedAt = Date.now();
      say('Beende …');
      controller.abort();
    } else if (Date.now() - askedAt > SAME_SIGNAL_MS) {
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  if (process.channel) {
    process.on('disconnect', () => !controller.signal.aborted && stop());
    // Listening to the channel must not keep the process alive.
    process.channel.unref();
  }
  return controller.signal;
}

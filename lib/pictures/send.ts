import { uploadsPath } from '#lib/paths.ts';
import { MOST_BYTES } from './limits.ts';
import { problemText } from './problems.ts';

/** Sends a file to the endpoint, in the browser. `onProgress`: how much of it has left, 0 to 1. */
export function sendPicture(
  file: File,
  onProgress: (part: number) => void,
  path: string = uploadsPath,
): Promise<{ key: string } | { problem: string }> {
  if (file.size > MOST_BYTES) return Promise.resolve({ problem: problemText('tooLarge') });
  const form = new FormData();
  form.append('file', file);
  // `fetch` does not tell how far an upload is.
  const request = new XMLHttpRequest();
  return new Promise((done) => {
    const lost = () => done({ problem: 'Die Verbindung ist abgebrochen. Bitte versuchen Sie es noch einmal.' });
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('error', lost);
    request.addEventListener('timeout', lost);
    request.addEventListener('load', () => done(answerOf(request)));
    request.open('POST', path);
    request.setRequestHeader('Accept', 'application/json');
    request.timeout = 300_000;
    request.send(form);
  });
}

function answerOf({ status, responseText }: XMLHttpRequest): { key: string } | { problem: string } {
  try {
    const { key, problem } = JSON.parse(responseText) as { key?: string; problem?: string };
    if (key) return { key };
    if (problem) return { problem };
  } catch {
    // A page of the front door: what was sent did not reach the endpoint.
  }
  return { problem: problemText(status === 413 ? 'tooLarge' : 'noRoom') };
}

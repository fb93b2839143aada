'use client';

import './globals.css';

/** When even the frame of the site could not be shown. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="de">
      <body>
        <main className="page-width py-10" role="alert">
          <title>Da ist etwas schiefgegangen – Branchenbuch</title>
          <h1 className="text-2xl md:text-3xl">Da ist etwas schiefgegangen</h1>
          <p className="mt-3 text-ink-soft text-lg">
            Der Fehler liegt bei uns. Bitte versuchen Sie es gleich noch einmal.
          </p>
          <button type="button" className="button mt-6" onClick={reset}>
            Noch einmal versuchen
          </button>
        </main>
      </body>
    </html>
  );
}

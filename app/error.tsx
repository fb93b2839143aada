'use client';

/** For errors while somebody moves about inside the site; whole pages that fail are answered by the front door. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <div className="mx-auto max-w-text py-4 md:py-10" role="alert">
      <h1 className="text-2xl md:text-3xl">Da ist etwas schiefgegangen</h1>
      <p className="mt-3 text-ink-soft text-lg">
        Der Fehler liegt bei uns. Bitte versuchen Sie es gleich noch einmal. Was Sie in ein Formular geschrieben haben,
        finden Sie mit „Zurück“ wieder.
      </p>
      <button type="button" className="button mt-6" onClick={reset}>
        Noch einmal versuchen
      </button>
    </div>
  );
}

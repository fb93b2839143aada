import type { SaveState } from './use-autosave.ts';

const NOTES: Readonly<Record<SaveState['kind'], string>> = {
  saved: 'Gespeichert',
  waiting: 'Noch nicht gespeichert',
  saving: 'Wird gespeichert …',
  offline: 'Keine Verbindung: in diesem Browser aufgehoben, wird gespeichert, sobald sie wieder da ist',
  closed: 'Nicht gespeichert: Der Artikel ist freigegeben oder geplant und kann so nicht geändert werden',
  held: 'Nicht gespeichert',
  stale: 'Nicht gespeichert',
  signedOut: 'Nicht gespeichert',
};

/** How the last change fares. */
export function SaveNote({ state }: { state: SaveState }) {
  return (
    <span role="status">
      {state.kind === 'signedOut' ? (
        <>
          {state.message}{' '}
          <a href={state.signIn} target="_blank" rel="noopener opener" className="link font-semibold">
            Anmelden (in einem neuen Fenster)
          </a>
        </>
      ) : (
        NOTES[state.kind]
      )}
    </span>
  );
}

/** The frame of every page of an account while somebody of the staff is signed in as its member. */
export function ActingBanner({ name, until, end }: { name: string; until: string; end: () => Promise<void> }) {
  return (
    <aside
      aria-label="Als Mitglied angemeldet"
      className="mb-6 flex flex-wrap items-center justify-between gap-3 rounded-card border-2 border-accent bg-warn-wash px-4 py-3"
    >
      <p>
        Sie sehen das Konto von <strong>{name}</strong>, bis {until}. Was bindet oder beweist, tut das Mitglied selbst:
        absenden, löschen, Personen, Passwort.
      </p>
      <form action={end}>
        <button type="submit" className="button">
          Beenden
        </button>
      </form>
    </aside>
  );
}

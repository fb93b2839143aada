import { usersPath } from '#lib/paths.ts';
import { type AccountFilter, ROLE_WORDS, STATE_WORDS } from '#lib/users/account-filter.ts';
import { ROLE_NAMES } from '#lib/users/labels.ts';

const box = 'min-h-12 w-full rounded-card border border-line bg-surface px-3.5';

/** Which accounts are shown. A plain form: each filter is an address. */
export function AccountFilterForm({ filter: { search, role, state } }: { filter: AccountFilter }) {
  return (
    <search>
      <form action={usersPath()} className="mb-6 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_auto]">
        <label className="grid gap-1">
          <span className="font-semibold text-sm">Adresse oder Name beginnt mit</span>
          <input type="search" name="suche" defaultValue={search} maxLength={254} className={box} />
        </label>
        <label className="grid gap-1">
          <span className="font-semibold text-sm">Rechte</span>
          <select name="rolle" defaultValue={role ? ROLE_WORDS[role] : ''} className={box}>
            <option value="">alle</option>
            <option value={ROLE_WORDS.staff}>alle außer Mitgliedern</option>
            {(['member', 'editor', 'moderator', 'admin'] as const).map((each) => (
              <option key={each} value={ROLE_WORDS[each]}>
                {ROLE_NAMES[each]}
              </option>
            ))}
          </select>
        </label>
        <label className="grid gap-1">
          <span className="font-semibold text-sm">Stand</span>
          <select name="stand" defaultValue={state ? STATE_WORDS[state] : ''} className={box}>
            <option value="">alle</option>
            <option value={STATE_WORDS.locked}>gesperrt</option>
            <option value={STATE_WORDS.unconfirmed}>Adresse nicht bestätigt</option>
          </select>
        </label>
        <button type="submit" className="button min-h-12">
          Anzeigen
        </button>
      </form>
    </search>
  );
}

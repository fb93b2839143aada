import type { Route } from 'next';

/** Every internal address. Slugs are safe as they are (see lib/slug.ts); numbers are padded as urls.md promises. */

/** A state of the search: all of it stands in its address. */
export interface SearchParams {
  /** Companies, or `artikel`. */
  art?: string;
  was?: string;
  wo?: string;
  umkreis?: number;
  branche?: string;
  /** A place among the results, by its slug. */
  ort?: string;
  /** Open now; or on a day (2027-03-29), at a time of it (10:00). */
  jetzt?: boolean;
  tag?: string;
  zeit?: string;
  /** fotos, rollstuhl, zahlung, sprache: each may come several times, and all of them hold. */
  merkmale?: readonly { parameter: string; value: string }[];
  sort?: string;
  seite?: number;
  /** `karte`: with a map. */
  ansicht?: string;
  /** Every letter as typed. */
  genau?: boolean;
}

/** What a list shows, by the names of its fields; what is empty is left out. */
type Search = Readonly<Record<string, string | number | null>>;

const withSearch = (path: Route, search: Search): Route => {
  const given = Object.entries(search).flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
  return (given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path) as Route;
};

/** Half a character, which somebody may have put into an address, cannot be written in one. */
const encoded = (text: string) => encodeURIComponent(String(text).toWellFormed());

/** The form that pictures are for: a draft, or the change of an entry. */
export type PictureForm = { draft: string } | { entry: number };

export interface UploadedPicture {
  key: string;
  kind: 'logo' | 'photo';
}

export const homePath = '/' as Route;
export const categoriesPath = '/branchen' as Route;
export const placesPath = '/orte' as Route;
export const archivePath = '/archiv' as Route;
export const registerCompanyPath = '/firma-eintragen' as Route;
export const accountPath = '/konto' as Route;
export const registerPath = '/registrieren' as Route;
export const providerSignUpPath = '/registrieren/anbieter' as Route;
export const registeredPath = '/registrieren/gesendet' as Route;
export const linkSentPath = '/anmelden/gesendet' as Route;
export const forgottenPasswordPath = '/passwort-vergessen' as Route;
export const securityPath = '/konto/sicherheit' as Route;
export const connectedPath = (outcome: 'verbunden' | 'vergeben' | 'abgebrochen') =>
  `/konto/sicherheit?anbieter=${outcome}` as Route;
export const acceptTermsPath = (next?: string) =>
  (next ? `/konto/zustimmung?weiter=${encoded(next)}` : '/konto/zustimmung') as Route;
/** Everything that is held about the account, as a file. */
export const ownDataPath = '/konto/daten' as Route;
export const deleteAccountPath = '/konto/loeschen' as Route;
export const newEntryPath = (draft?: string) =>
  (draft ? `/konto/eintraege/neu?entwurf=${draft}` : '/konto/eintraege/neu') as Route;
export const previewEntryPath = (draft: string) => `/konto/eintraege/neu/vorschau?entwurf=${draft}` as Route;
/** Where somebody lands who has signed in beside an open form. */
export const signedInAgainPath = '/konto/angemeldet' as Route;
export const entrySentPath = '/konto/eintraege/gesendet' as Route;
/** The page for uploading without JavaScript. `pictures`: what was uploaded there before, and is not in the form yet. */
export const uploadPath = (form: PictureForm, pictures: readonly UploadedPicture[] = [], problem?: string) =>
  `/konto/eintraege/bilder?${pictureQuery(form, pictures, problem)}` as Route;
/** Back to the form, which takes the pictures in. */
export const withPicturesPath = (form: PictureForm, pictures: readonly UploadedPicture[]) => {
  const query = pictureQuery(form, pictures);
  query.delete('eintrag');
  const page = 'entry' in form ? editEntryPath(form.entry) : newEntryPath();
  return `${page}${query.size ? `?${query}` : ''}#bilder` as Route;
};
export const plainUploadsPath = (form: PictureForm, pictures: readonly UploadedPicture[]) =>
  `${uploadsPath}?${pictureQuery(form, pictures)}`;
export const uploadsPath = '/api/uploads' as Route;
export const mediaPath = (picture: string, file: string) => `/media/${picture}/${file}`;
export const editEntryPath = (company: number) => `/konto/eintraege/${company}` as Route;
/** The only pages that may show a map: where an entry is filled in or changed, and the results of a search with a map. */
export const mayShowMap = (pathname: string, query: string): boolean =>
  /^\/konto\/eintraege\/(?:neu|\d+)$/.test(pathname) ||
  (pathname === '/suche' && new URLSearchParams(query).getAll('ansicht').includes('karte'));
export const claimPath = (company: string) => `/konto/eintraege/uebernehmen/${company}` as Route;
export const claimCasePath = (claim: string) => `/verwaltung/uebernahmen/${claim}` as Route;
export const entryPeoplePath = (company: number) => `/konto/eintraege/${company}/personen` as Route;
export const entryHistoryPath = (company: number, before?: number) =>
  (before ? `/konto/eintraege/${company}/verlauf?vor=${before}` : `/konto/eintraege/${company}/verlauf`) as Route;
export const invitationPath = (token: string) => `/einladung/${encoded(token)}` as Route;
export const reportPath = (page?: string) => (page ? `/melden?seite=${encoded(page)}` : '/melden') as Route;
export const reportSentPath = (number: string) => `/melden/gesendet?nummer=${number}` as Route;
export const reportCasePath = (report: string | number) => `/verwaltung/meldungen/${report}` as Route;
export const usersPath = (search?: string) =>
  (search ? `/verwaltung/konten?suche=${encoded(search)}` : '/verwaltung/konten') as Route;
export const userPath = (user: string) => `/verwaltung/konten/${user}` as Route;
export const tradesPath = '/verwaltung/branchen' as Route;
export const tradePath = (category: number) => `/verwaltung/branchen/${category}` as Route;
export const mergeTradePath = (category: number) => `/verwaltung/branchen/${category}/zusammenlegen` as Route;
/** `search`: the filter, by the names of its fields; what is empty is left out. */
export const auditPath = (search: Search = {}) => withSearch('/verwaltung/protokoll' as Route, search);
export const inboxPath = '/verwaltung/eingang' as Route;
export const submissionPath = (submission: string) => `/verwaltung/eingang/${submission}` as Route;
export const deskPath = '/redaktion' as Route;
export const deskListPath = (search: Search = {}) => withSearch(deskPath, search);
export const deskArticlePath = (article: number) => `/redaktion/artikel/${article}` as Route;
export const deskTopicsPath = '/redaktion/themen' as Route;
export const deskTopicPath = (topic: number) => `/redaktion/themen/${topic}` as Route;
export const mergeTopicPath = (topic: number) => `/redaktion/themen/${topic}/zusammenlegen` as Route;
export const libraryPath = '/redaktion/bilder' as Route;
export const libraryListPath = (search: Search = {}) => withSearch(libraryPath, search);
export const libraryItemPath = (picture: string) => `/redaktion/bilder/${picture}` as Route;
export const suggestPicturesPath = (typed: string) => `/api/redaktion/bilder?${new URLSearchParams({ text: typed })}`;
export const libraryPicturePath = (picture: string) =>
  `/api/redaktion/bilder?${new URLSearchParams({ bild: picture })}`;
/** Where a file becomes a picture of the library, or takes the place of one. */
export const libraryUploadPath = (picture?: string) =>
  `${uploadsPath}?${new URLSearchParams({ mediathek: picture ?? 'neu' })}`;
export const deskTasksPath = '/redaktion/aufgaben' as Route;
/** `month`: 2026-11. */
export const deskCalendarPath = (month?: string) =>
  (month ? `/redaktion/kalender?monat=${month}` : '/redaktion/kalender') as Route;
/** For whoever has the link. */
export const previewPath = (token: string) => `/vorschau/${encoded(token)}` as Route;
/** All versions of an article; with two of them side by side. */
export const versionsPath = (article: number, before?: number, after?: number) =>
  (before && after
    ? `/redaktion/artikel/${article}/fassungen?alt=${before}&neu=${after}`
    : `/redaktion/artikel/${article}/fassungen`) as Route;
/** How results are ordered. */
export const rankingPath = '/ranking' as Route;
export const termsPath = '/nutzungsbedingungen' as Route;
/** The page of a mailed link: its button acts. */
export const confirmPath = (token: string) => `/bestaetigen/${encoded(token)}` as Route;
/** The page of the yearly mail of an entry. */
export const confirmEntryPath = (token: string) => `/bestaetigen/eintrag/${encoded(token)}` as Route;
/** `next`: where to go on afterwards, an address on this site. */
export const signInPath = (next?: string) => (next ? `/anmelden?weiter=${encoded(next)}` : '/anmelden') as Route;
export const accessibilityPath = '/barrierefreiheit' as Route;
export const imprintPath = '/impressum' as Route;
export const privacyPath = '/datenschutz' as Route;
export const feedPath = '/feed.xml' as Route;
/** Beside each page that lists articles. */
export const FEED_FILES = ['feed.xml', 'atom.xml', 'feed.json'] as const;
export type FeedFile = (typeof FEED_FILES)[number];
export const withFeeds = (page: string): string[] => [page, ...FEED_FILES.map((file) => `${page}/${file}`)];

export const categoryPath = (category: string) => `/branchen/${category}` as Route;
export const categoryInPlacePath = (category: string, place: string) => `/branchen/${category}/${place}` as Route;
export const placePath = (place: string) => `/orte/${place}` as Route;
export const companyPath = (company: string) => `/firmen/${company}` as Route;
export const companyCardPath = (company: string) => `/firmen/${company}/kontakt.vcf` as Route;
export const articlePath = (article: string) => `/artikel/${article}` as Route;
export const topicPath = (topic: string) => `/themen/${topic}` as Route;
/** The picture beside a link to an article that has none of its own. */
export const articleCardPath = (slug: string) => `/artikel/${slug}/bild.png`;
export const authorPath = (author: string) => `/autoren/${author}` as Route;

export const archiveYearPath = (year: number) => `/archiv/${padded(year, 4)}` as Route;
export const archiveMonthPath = (year: number, month: number) =>
  `${archiveYearPath(year)}/${padded(month, 2)}` as Route;
/** `date` is an ISO date: 2018-09-03. */
export const archiveDayPath = (date: string) => `/archiv/${date.replaceAll('-', '/')}` as Route;

/** What the fields of the search suggest, as JSON. */
export const suggestSearchPath = (field: 'was' | 'wo', typed: string) =>
  `/api/suche/vorschlaege?${new URLSearchParams({ feld: field, text: typed })}`;
/** Companies that an article may mention, as JSON. */
export const suggestMentionsPath = (typed: string) => `/api/redaktion/firmen?${new URLSearchParams({ text: typed })}`;
/** What fields of the entry's form suggest, as JSON. */
export const suggestTradesPath = (typed: string) => `/api/formular/branchen?${new URLSearchParams({ text: typed })}`;
export const suggestPlacesPath = (field: 'postalCode' | 'city', postalCode: string, city: string) =>
  `/api/formular/orte?${new URLSearchParams({ feld: field === 'city' ? 'ort' : 'plz', plz: postalCode, ort: city })}`;

export function likelyEntriesPath(said: Record<'name' | 'streetAddress' | 'postalCode' | 'phone' | 'website', string>) {
  const { name, streetAddress: strasse, postalCode: plz, phone: telefon, website } = said;
  return `/api/formular/doppelte?${new URLSearchParams({ name, strasse, plz, telefon, website })}`;
}

/** Leaves out what is empty or the default, so that one search has one address. */
export function searchPath(search: SearchParams = {}): Route {
  const query = searchQuery(search);
  return (query.size ? `/suche?${query}` : '/suche') as Route;
}

/** Where the matches of a search are, as JSON. */
export const searchPointsPath = (search: SearchParams) =>
  `/api/suche/punkte?${searchQuery({ ...search, sort: '', seite: 1, ansicht: '' })}`;

function searchQuery(search: SearchParams): URLSearchParams {
  const query = new URLSearchParams();
  if (search.art === 'artikel') query.set('art', 'artikel');
  if (search.was) query.set('was', search.was);
  if (search.wo) query.set('wo', search.wo);
  if (search.umkreis) query.set('umkreis', String(search.umkreis));
  if (search.branche) query.set('branche', search.branche);
  if (search.ort) query.set('ort', search.ort);
  if (search.jetzt) query.set('jetzt', '1');
  if (search.tag) query.set('tag', search.tag);
  if (search.zeit) query.set('zeit', search.zeit);
  for (const { parameter, value } of search.merkmale ?? []) query.append(parameter, value);
  if (search.sort && search.sort !== 'relevanz') query.set('sort', search.sort);
  if (search.seite && search.seite > 1) query.set('seite', String(search.seite));
  if (search.ansicht === 'karte') query.set('ansicht', 'karte');
  if (search.genau) query.set('genau', '1');
  return query;
}

function pictureQuery(form: PictureForm, pictures: readonly UploadedPicture[], problem?: string): URLSearchParams {
  const query = new URLSearchParams('entry' in form ? { eintrag: String(form.entry) } : { entwurf: form.draft });
  for (const { key, kind } of pictures) query.append(kind === 'logo' ? 'logo' : 'bild', key);
  if (problem) query.set('problem', problem);
  return query;
}

const padded = (number: number, digits: number) => String(number).padStart(digits, '0');

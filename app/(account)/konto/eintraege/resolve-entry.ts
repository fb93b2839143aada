import { getMiddle } from '#db/places/queries.ts';
import { getVocabulary } from '#db/search/queries.ts';
import { findCategories, getPlaceName, listPlacesOfPostalCode } from '#db/submissions/queries.ts';
import { tradesLike } from '#lib/categories/suggest.ts';
import { type FormState, formState, parseForm, typedValues } from '#lib/form.ts';
import { PICTURE_FIELDS, picturesTyped } from '#lib/pictures/input.ts';
import { namedPlace, postalCodesOfCity } from '#lib/places/fitting.ts';
import { geocode } from '#lib/places/geocode.ts';
import { isInGermany, type Position, refusePosition } from '#lib/places/position.ts';
import { type EntryFields, isSame } from '#lib/submissions/fields.ts';
import { type EntryInput, entryInput } from '#lib/submissions/input.ts';
import { keptPosition } from '#lib/submissions/kept-position.ts';
import { readableFields } from '#lib/submissions/readable.ts';
import { type Owner, resolvePictures } from './resolve-pictures.ts';

type Resolved = { ok: true; fields: EntryFields } | { ok: false; state: FormState };
type Problems = Required<Pick<FormState, 'errors' | 'choices'>>;

/** The form of an entry, checked with its schema, its place and trades found in the directory, its pictures among the uploads. */
export async function resolveEntry(formData: FormData, owner: Owner, stored?: EntryFields): Promise<Resolved> {
  const form = parseForm(entryInput(stored), formData);
  if (!form.ok) return form;
  const [place, trades, { pictures, errors: wrongPictures }] = await Promise.all([
    findPlace(form.data),
    findTrades(form.data),
    resolvePictures(formData, owner),
  ]);
  const position = await findPosition(form.data, place.id, stored);
  const errors = { ...place.errors, ...position.errors, ...trades.errors, ...wrongPictures };
  const choices = { ...place.choices, ...trades.choices };
  if (place.id === undefined || Object.keys(errors).length > 0) {
    return { ok: false, state: { ...formState(formData, errors, 'Bitte prüfen Sie die markierten Felder.'), choices } };
  }
  const { city, category, otherCategories, hours, latitude, longitude, shownPosition, ...rest } = form.data;
  const found = { placeId: place.id, position: position.value, categoryIds: trades.ids };
  return { ok: true, fields: { ...rest, ...found, openingHours: hours, pictures } };
}

/** A draft, as it was typed. */
export const resolveTyped = (typed: Record<string, string>, owner: Owner): Promise<Resolved> =>
  resolveEntry(formDataOf(typed), owner);

/** What is filled in so far of a form that need not be right yet. */
export async function previewOf(formData: FormData): Promise<Partial<EntryFields> & { city?: string }> {
  const {
    city,
    category,
    otherCategories = [],
    hours,
    latitude,
    longitude,
    shownPosition,
    ...fields
  } = readableFields(formData);
  const asked = category ? [category, ...otherCategories] : otherCategories;
  const [places, trades] = await Promise.all([
    fields.postalCode ? listPlacesOfPostalCode(fields.postalCode) : [],
    findCategories(asked),
  ]);
  const ids = asked.flatMap((name) => trades.find((trade) => trade.asked === name)?.id ?? []);
  const placeId = namedPlace(places, city ?? '')?.id;
  const pictures = picturesTyped(typedValues(formData));
  const typed = latitude != null && longitude != null ? { latitude, longitude } : null;
  const position = typed && isInGermany(typed) ? typed : null;
  return {
    ...fields,
    position,
    city,
    openingHours: hours,
    categoryIds: [...new Set(ids)],
    pictures,
    ...(placeId && { placeId }),
  };
}

export const previewOfTyped = (typed: Record<string, string>) => previewOf(formDataOf(typed));

/** What decides where an entry is. */
type Whereabouts = Pick<EntryFields, 'streetAddress' | 'postalCode' | 'placeId' | 'position'>;

/**
 * Where nobody set a position, the geocoder is asked for it: about a new address, and not each time an entry is saved. `stored`: what
 * the entry says now.
 */
export async function locateEntry<Fields extends Whereabouts>(fields: Fields, stored?: Whereabouts): Promise<Fields> {
  const { streetAddress, postalCode, placeId, position } = fields;
  const isSettled = position !== null || (stored && isSame(whereaboutsOf(stored), whereaboutsOf(fields)));
  if (isSettled || !streetAddress) return fields;
  const [middle, city] = await Promise.all([getMiddle(postalCode, placeId), getPlaceName(placeId)]);
  if (!middle || !city) return fields;
  return { ...fields, position: await geocode({ streetAddress, postalCode, city }, middle) };
}

const whereaboutsOf = ({ streetAddress, postalCode, placeId, position }: Whereabouts) => [
  streetAddress,
  postalCode,
  placeId,
  position,
];

const LISTS: ReadonlySet<string> = new Set(['payment', 'languages', 'otherCategories', ...PICTURE_FIELDS]);

function formDataOf(typed: Record<string, string>): FormData {
  const formData = new FormData();
  for (const [name, value] of Object.entries(typed)) {
    const all = LISTS.has(name) ? value.split('\n') : [value];
    for (const each of all) formData.append(name, each);
  }
  return formData;
}

const MOST_CHOICES = 8;

/** Postal code and place must fit each other; if they do not, what fits either is offered. */
async function findPlace({ postalCode, city }: EntryInput): Promise<Problems & { id?: number }> {
  const fitting = await listPlacesOfPostalCode(postalCode);
  const found = namedPlace(fitting, city);
  if (found) return { id: found.id, errors: {}, choices: {} };
  const codes = postalCodesOfCity(await getVocabulary(), city).map((place) => place.postalCode);
  const choices: FormState['choices'] = {};
  if (codes.length > 0) choices.postalCode = [{ typed: postalCode, values: codes.slice(0, MOST_CHOICES) }];
  if (fitting.length === 0)
    return { errors: { postalCode: [`Die Postleitzahl ${postalCode} kennen wir nicht.`] }, choices };
  choices.city = [{ typed: city, values: fitting.map(({ name }) => name).slice(0, MOST_CHOICES) }];
  return { errors: { city: [`Zu ${postalCode} gehört: ${fitting.map(({ name }) => name).join(', ')}.`] }, choices };
}

async function findPosition(
  input: EntryInput,
  placeId: number | undefined,
  stored: EntryFields | undefined,
): Promise<{ value: Position | null; errors: FormState['errors'] }> {
  const kept = keptPosition(input, placeId, stored);
  if (kept !== undefined) return { value: kept, errors: {} };
  const { latitude, longitude } = input;
  const near = placeId === undefined ? null : await getMiddle(input.postalCode, placeId);
  return {
    value: latitude === null || longitude === null ? null : { latitude, longitude },
    errors: refusePosition(input, near) ?? {},
  };
}

/** A trade by its name or by another word for it. A word for several, or for none, is answered with those that may be meant. */
async function findTrades({ category, otherCategories }: EntryInput): Promise<Problems & { ids: number[] }> {
  const asked = [category, ...otherCategories];
  const found = await findCategories(asked);
  const vocabulary = await getVocabulary();
  const errors: FormState['errors'] = {};
  const choices: Problems['choices'] = {};
  const ids = asked.flatMap((name, index) => {
    const matches = found.filter((each) => each.asked === name);
    const [best, another] = matches;
    if (best && (best.isName || !another)) return best.id;
    const field = index === 0 ? 'category' : 'otherCategories';
    const values = best ? matches.map((match) => match.name) : tradesLike(vocabulary, name);
    errors[field] = [
      ...(errors[field] ?? []),
      best
        ? `„${name}“ heißt mehr als eine Branche. Bitte wählen Sie.`
        : `„${name}“ kennen wir als Branche nicht.${values.length > 0 ? ' Meinten Sie eine von diesen?' : ' Bitte versuchen Sie ein anderes Wort.'}`,
    ];
    if (values.length > 0) {
      choices[field] = [...(choices[field] ?? []), { typed: name, values: values.slice(0, MOST_CHOICES) }];
    }
    return [];
  });
  return { ids: [...new Set(ids)], errors, choices };
}

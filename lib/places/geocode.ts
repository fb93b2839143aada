import { z } from 'zod';
import { distanceKm } from '#lib/companies/distance.ts';
import { readEnvironment } from '#lib/env.ts';
import { isInGermany, type Position, roundPosition } from './position.ts';

export interface AskedAddress {
  streetAddress: string;
  postalCode: string;
  city: string;
}

const ANSWER_MS = 3000;
const MOST_BYTES = 256 * 1024;
/** How far from the middle of the postal code an answer may lie that names the same one, and one that names another or none. */
const MOST_KM = { samePostalCode: 50, other: 15 };

/**
 * Where an address is, by the operator's geocoder. Null when there is none, when it does not answer in time, and when what it says
 * cannot be right or is no more exact than a postal code: nothing depends on it. `near`: the middle of the postal code.
 */
export async function geocode(asked: AskedAddress, near: Position): Promise<Position | null> {
  const { GEOCODER_URL } = readEnvironment();
  if (!GEOCODER_URL) return null;
  try {
    return bestAnswer(await ask(questionTo(GEOCODER_URL, asked)), asked, near);
  } catch (error) {
    console.error('Der Geocoder hat nicht geantwortet:', error instanceof Error ? error.message : error);
    return null;
  }
}

/** Photon's address ends in /api, Nominatim's in /search (lib/env.ts): each refuses or ignores the other's parameters. */
function questionTo(base: string, { streetAddress, postalCode, city }: AskedAddress): URL {
  const url = new URL(base);
  url.searchParams.set('q', `${streetAddress}, ${postalCode} ${city}`);
  url.searchParams.set('limit', '5');
  if (/\/search\/?$/.test(url.pathname)) {
    url.searchParams.set('format', 'jsonv2');
    url.searchParams.set('addressdetails', '1');
    url.searchParams.set('countrycodes', 'de');
  } else {
    url.searchParams.set('lang', 'de');
  }
  return url;
}

/** Once, and not beyond the limits: somebody waits for their form. */
async function ask(url: URL): Promise<unknown> {
  const response = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_MS),
    headers: { accept: 'application/json' },
  });
  if (!response.ok || !response.body) throw new Error(`Status ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error(`Mehr als ${MOST_BYTES} Bytes`);
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString());
}

interface Answer extends Position {
  postalCode?: string;
  street?: string;
  houseNumber?: string;
}

const some = z.string().optional().catch(undefined);

const photonAnswer = z
  .object({
    geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
    properties: z.object({ postcode: some, street: some, housenumber: some, type: some, name: some }),
  })
  .transform(({ geometry: { coordinates }, properties }): Answer => {
    const [longitude, latitude] = coordinates;
    const { postcode: postalCode, street, housenumber: houseNumber, type, name } = properties;
    return { latitude, longitude, postalCode, street: type === 'street' ? name : street, houseNumber };
  });

const nominatimAnswer = z
  .object({
    lat: z.coerce.number(),
    lon: z.coerce.number(),
    address: z.object({ postcode: some, road: some, pedestrian: some, house_number: some }),
  })
  .transform(
    ({ lat, lon, address: { postcode, road, pedestrian, house_number } }): Answer => ({
      latitude: lat,
      longitude: lon,
      postalCode: postcode,
      street: road ?? pedestrian,
      houseNumber: house_number,
    }),
  );

/** What of an answer is of a known shape, by whichever of the two it is. */
function readAnswers(json: unknown): Answer[] {
  const list = Array.isArray(json) ? json : (json as { features?: unknown } | null)?.features;
  if (!Array.isArray(list)) return [];
  return list.flatMap((each) => z.union([photonAnswer, nominatimAnswer]).safeParse(each).data ?? []);
}

function bestAnswer(json: unknown, asked: AskedAddress, near: Position): Position | null {
  const rank = ({ postalCode, houseNumber }: Answer) =>
    (postalCode === asked.postalCode ? 2 : 0) + (houseNumber ? 1 : 0);
  const [best] = readAnswers(json)
    .filter((answer) => {
      // A town or a postal code is known without asking.
      if (!answer.street && !answer.houseNumber) return false;
      const most = answer.postalCode === asked.postalCode ? MOST_KM.samePostalCode : MOST_KM.other;
      return isInGermany(answer) && distanceKm(answer, near) <= most;
    })
    .toSorted((one, other) => rank(other) - rank(one));
  return best ? roundPosition(best) : null;
}

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { distanceKm } from '#lib/companies/distance.ts';
import { geocode } from './geocode.ts';
import { isInGermany } from './position.ts';

const asked = { streetAddress: 'Am Markt 7', postalCode: '02826', city: 'Görlitz' };
const middle = { latitude: 51.155, longitude: 14.98 };
const HOUSE = { latitude: 51.155301, longitude: 14.987402 };

let close = () => {};

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  close();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A geocoder on this machine; what it was asked. */
async function listen(path: string, answer: RequestListener): Promise<URL[]> {
  const questions: URL[] = [];
  const server = createServer((req, res) => {
    questions.push(new URL(req.url as string, 'http://geocoder'));
    answer(req, res);
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  vi.stubEnv('GEOCODER_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  return questions;
}

const sends =
  (answer: unknown): RequestListener =>
  (_, res) =>
    res.end(JSON.stringify(answer));

const photon = (...features: [properties: object, latitude: number, longitude: number][]) => ({
  type: 'FeatureCollection',
  features: features.map(([properties, latitude, longitude]) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties,
  })),
});
const house = { type: 'house', street: 'Am Markt', housenumber: '7', postcode: '02826', city: 'Görlitz' };

test('Photon is asked, and its house found', async () => {
  const questions = await listen(
    '/api?key=k',
    sends(
      photon(
        [{ type: 'city', name: 'Görlitz', postcode: '02826' }, 51.15, 14.98],
        [{ type: 'street', name: 'Am Markt', postcode: '02826' }, 51.156, 14.988],
        [house, 51.1553013, 14.9874018],
      ),
    ),
  );
  expect(await geocode(asked, middle)).toEqual(HOUSE);
  expect(questions.map(({ pathname, searchParams }) => [pathname, Object.fromEntries(searchParams)])).toEqual([
    ['/api', { key: 'k', q: 'Am Markt 7, 02826 Görlitz', limit: '5', lang: 'de' }],
  ]);
});

test('Nominatim is asked, and its house found', async () => {
  const address = { house_number: '7', road: 'Am Markt', postcode: '02826', town: 'Görlitz' };
  const questions = await listen('/search', sends([{ lat: '51.1553013', lon: '14.9874018', place_rank: 30, address }]));
  expect(await geocode(asked, middle)).toEqual(HOUSE);
  expect(questions.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([
    { q: 'Am Markt 7, 02826 Görlitz', limit: '5', format: 'jsonv2', addressdetails: '1', countrycodes: 'de' },
  ]);
});

test.each([
  ['nothing', photon()],
  ['only the town', photon([{ type: 'city', name: 'Görlitz', postcode: '02826' }, 51.15, 14.98])],
  ['the same street of another town', photon([{ ...house, postcode: '01067' }, 51.05, 13.74])],
  ['the same postal code of another country', photon([house, 40.7, -74])],
  ['the same postal code at the other end of the country', photon([house, 48.1, 11.5])],
])('%s is no answer', async (_, answer) => {
  await listen('/api', sends(answer));
  expect(await geocode(asked, middle)).toBeNull();
});

test('a house nearby counts without its postal code, one that has it counts more', async () => {
  const other = [{ ...house, postcode: undefined }, 51.17, 14.99] as const;
  await listen('/api', sends(photon([...other])));
  expect(await geocode(asked, middle)).toEqual({ latitude: 51.17, longitude: 14.99 });
  close();
  await listen('/api', sends(photon([...other], [house, HOUSE.latitude, HOUSE.longitude])));
  expect(await geocode(asked, middle)).toEqual(HOUSE);
});

test('nobody is asked while no geocoder is set', async () => {
  vi.stubEnv('GEOCODER_URL', '');
  const fetched = vi.spyOn(globalThis, 'fetch');
  expect(await geocode(asked, middle)).toBeNull();
  expect(fetched).not.toHaveBeenCalled();
});

test('one that is dead, leads elsewhere or never ends costs nothing but its answer', async () => {
  await listen('/api', sends(photon([house, HOUSE.latitude, HOUSE.longitude])));
  close();
  expect(await geocode(asked, middle)).toBeNull();

  const questions = await listen('/api', (_, res) => res.writeHead(302, { location: '/anderswo' }).end());
  expect(await geocode(asked, middle)).toBeNull();
  expect(questions).toHaveLength(1);
  close();

  await listen('/api', (_, res) => {
    const more = () => void (res.write(' '.repeat(65_536)) ? setImmediate(more) : res.once('drain', more));
    more();
  });
  expect(await geocode(asked, middle)).toBeNull();
});

test('one that is silent is not waited for', async () => {
  const deadline = new AbortController();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(deadline.signal);
  await listen('/api', () => deadline.abort());
  expect(await geocode(asked, middle)).toBeNull();
  expect(timeout).toHaveBeenCalledWith(3000);
});

test('whatever a geocoder answers: nothing, or a place that can be right', async () => {
  let body = '';
  let status = 200;
  await listen('/api', (_, res) => res.writeHead(status).end(body));
  const coordinate = fc.oneof(fc.double(), fc.double({ min: 5, max: 56 }), fc.string(), fc.constant(null));
  const properties = fc.record(
    {
      type: fc.constantFrom('house', 'street', 'city'),
      name: fc.string(),
      street: fc.oneof(fc.string(), fc.anything()),
      postcode: fc.constantFrom('02826', '01067'),
    },
    { requiredKeys: [] },
  );
  const answer = fc.oneof(
    fc.json(),
    fc.string(),
    fc.array(fc.tuple(properties, coordinate, coordinate)).map((all) =>
      JSON.stringify({
        features: all.map(([own, x, y]) => ({ geometry: { coordinates: [x, y] }, properties: own })),
      }),
    ),
    fc.array(fc.tuple(fc.anything(), coordinate, coordinate)).map((all) =>
      String(
        JSON.stringify(
          all.map(([address, lat, lon]) => ({ lat, lon, address })),
          noBigInts,
        ),
      ),
    ),
  );
  await fc.assert(
    fc.asyncProperty(answer, fc.constantFrom(200, 200, 200, 204, 301, 404, 500), async (text, code) => {
      [body, status] = [text, code];
      const position = await geocode(asked, middle);
      if (position === null) return;
      expect(isInGermany(position)).toBe(true);
      expect(distanceKm(position, middle)).toBeLessThan(51);
    }),
    { numRuns: 300 },
  );
});

const noBigInts = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

import { finished } from 'node:stream/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { connection, db, transaction } from '#db/client.ts';
import { companyQuality } from '#lib/companies/quality.ts';
import { type DemoTrade, demoTrades, familyNames, streets } from './demo-trades.ts';

const BATCH = 50_000;

/**
 * Synthetic companies for benches and for looking at query plans: real places by population, real trades with a few that are
 * frequent, German names, several trades for some. The same number always gives the same company.
 */
export async function generateCompanies(count: number): Promise<void> {
  const world = await loadWorld();
  for (let start = 0; start < count; start += BATCH) {
    const size = Math.min(BATCH, count - start);
    await transaction(async () => {
      const [own] = await connection()<{ last: number }[]>`
        select setval(seq, nextval(seq) + ${size - 1})::int as last
        from pg_get_serial_sequence('companies', 'id') as seq`;
      const first = (own?.last ?? size) - size + 1 - start;
      await copyCompanies(connection(), world, start, size, first);
      await copyTrades(connection(), world, 'company_categories', start, size, first);
    });
  }
}

/**
 * The same into an empty database, millions of them: by COPY on two connections, without triggers, with indexes and totals made
 * afterwards. Needs a superuser. What it leaves is what the triggers would have left (see the test).
 */
export async function buildCompanies(count: number, say: (step: string) => void = () => {}): Promise<void> {
  const world = await loadWorld();
  // Connections of its own: what they are set to must not come back into the pool.
  const [main, other] = await Promise.all([openBuilder(), openBuilder()]);
  try {
    const indexes = await main<{ name: string; definition: string }[]>`
      select indexname as name, indexdef as definition from pg_indexes
      where schemaname = 'public' and tablename in ('companies', 'company_categories')
        and not exists (select from pg_constraint where conindid = to_regclass(indexname))`;
    for (const { name } of indexes) await main.unsafe(`drop index ${name}`);
    await main`create unlogged table generated_trades (company_id int, category_id int)`;

    say('COPY');
    let next = 0;
    const load = async (own: Connection) => {
      for (let start = next; start < count; start = next) {
        next = start + BATCH;
        const size = Math.min(BATCH, count - start);
        await copyCompanies(own, world, start, size, 1);
        await copyTrades(own, world, 'generated_trades', start, size, 1);
      }
    };
    await Promise.all([load(main), load(other)]);
    await main`select setval(pg_get_serial_sequence('companies', 'id'), (select max(id) from companies))`;

    say('Branchen der Einträge');
    await main`
      insert into company_categories
        (company_id, category_id, place_id, quality, published, latitude, longitude, features, hours_key)
      select id, category_id, place_id, quality, listed, latitude, longitude, features, hours_key
      from companies join generated_trades on company_id = id`;
    await main`drop table generated_trades`;
    for (const { name, definition } of indexes) {
      say(`Index ${name}`);
      await main.unsafe(definition);
    }

    say('Summen');
    await main`insert into place_counts select place_id, count(*) from companies where listed group by 1`;
    await main`insert into category_counts select category_id, count(*) from company_categories where published group by 1`;
    await main`
      insert into category_place_counts select category_id, place_id, count(*)
      from company_categories where published group by 1, 2`;
    await main`
      insert into opening_times (hours_key, region, opening_hours)
      select distinct hours_key, opening_times_of(opening_hours, holiday_region), opening_hours
      from companies join places on places.id = place_id where listed and opening_hours is not null`;
    say('VACUUM');
    await main`vacuum analyze`;
  } finally {
    await Promise.all([main.end(), other.end()]);
  }
}

async function openBuilder(): Promise<Connection> {
  const own = postgres(process.env.DATABASE_URL as string, { max: 1, onnotice: () => {} });
  await own`set synchronous_commit = off`;
  await own`set maintenance_work_mem = '1GB'`;
  await own`set work_mem = '256MB'`;
  await own`set session_replication_role = replica`;
  return own;
}

type Connection = ReturnType<typeof connection>;

type Town = {
  id: number;
  latitude: number;
  longitude: number;
  codes: string[];
  /** Inhabitants of this and all towns before it. */
  upto: number;
};

interface Trade {
  id: number;
  name: string;
  demo: DemoTrade | undefined;
  /** Others of its group. */
  siblings: number[];
}

interface World {
  towns: Town[];
  inhabitants: number;
  /** The most frequent first. */
  trades: Trade[];
}

async function loadWorld(): Promise<World> {
  const rows = await db.execute<Town & { population: number }>(sql`
    select id, latitude, longitude, coalesce(population, 300) as population, 0 as upto,
      array(select postal_code from place_postal_codes where place_id = places.id order by postal_code) as codes
    from places where kind = 'town' order by id`);
  let inhabitants = 0;
  const towns = rows.map(({ population, ...town }) => {
    inhabitants += population;
    return { ...town, upto: inhabitants };
  });

  // What people look for is also what there is most of.
  const frequent = demoTrades.toSorted((a, b) => b.weight - a.weight);
  const categories = await db.execute<{ id: number; name: string; parentId: number; tags: string[] }>(sql`
    select id, name, parent_id as "parentId", osm_tags as tags from categories where parent_id is not null order by id`);
  const rank = ({ tags }: { tags: string[] }) => {
    const found = frequent.findIndex(({ tag }) => tags.includes(tag));
    return found < 0 ? frequent.length : found;
  };
  const trades = categories
    .toSorted((a, b) => rank(a) - rank(b) || a.id - b.id)
    .map(({ id, name, parentId, tags }) => ({
      id,
      name,
      demo: demoTrades.find(({ tag }) => tags.includes(tag)),
      siblings: categories.filter((other) => other.parentId === parentId && other.id !== id).map((other) => other.id),
    }));
  return { towns, inhabitants, trades };
}

/** A number from 0 to 1 that depends on these two alone. */
function chance(number: number, salt: number): number {
  let x = Math.imul(number, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32;
}

function townOf(number: number, { towns, inhabitants }: World): Town {
  const wanted = chance(number, 1) * inhabitants;
  let low = 0;
  let high = towns.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((towns[middle] as Town).upto > wanted) high = middle;
    else low = middle + 1;
  }
  return towns[low] as Town;
}

const tradeOf = (number: number, { trades }: World) =>
  trades[Math.floor(chance(number, 2) ** 2.5 * trades.length)] as Trade;

const pick = <T>(list: readonly T[], random: number): T => list[Math.floor(random * list.length)] as T;

const BEGINNINGS =
  'Acker,Alten,Birken,Blumen,Brand,Brunnen,Buchen,Burg,Dorn,Eber,Eichen,Eisen,Erlen,Falken,Feld,Fichten,Fischer,Frauen,Gold,Grün,Hage,Hasel,Heide,Hirsch,Hohen,Holz,Kirch,Klein,Königs,Kron,Linden,Löwen,Mühl,Neu,Ober,Rosen,Roten,Sand,Schön,Silber,Stein,Tannen,Unter,Vogel,Wald,Weiden,Wein,Weißen,Wiesen,Winter'.split(
    ',',
  );
const ENDINGS =
  'bach,bauer,baum,beck,berg,berger,brink,feld,felder,fels,hagen,haus,hauser,heim,hofer,hoff,huber,kamp,mann,meier,meyer,mayer,müller,rath,reuter,stedt,stein,steiner,thal,wald'.split(
    ',',
  );
const NAMES = [...familyNames, ...BEGINNINGS.flatMap((start) => ENDINGS.map((end) => start + end))];
const GIVEN_NAMES =
  'Anna,Bernd,Carla,Dieter,Elif,Frank,Gisela,Hans,Ines,Jan,Karin,Lukas,Maria,Norbert,Olga,Peter,Renate,Stefan,Tanja,Uwe'.split(
    ',',
  );
const LEGAL_FORMS: [upto: number, form: string][] = [
  [0.22, ' GmbH'],
  [0.26, ' GmbH & Co. KG'],
  [0.29, ' UG (haftungsbeschränkt)'],
  [0.33, ' e. K.'],
];
const PAYMENTS = [
  '{}',
  '{}',
  '{}',
  '{cash}',
  '{cash,girocard}',
  '{cash,girocard,visa,mastercard}',
  '{cash,contactless,invoice}',
];
const LANGUAGES = ['{}', '{}', '{}', '{}', '{}', '{de,en}', '{de,tr}', '{de,en,fr}', '{de,ru,uk}', '{de,pl}'];
const WHEELCHAIR = [null, null, null, null, 'yes', 'limited', 'no'];

function nameOf(number: number, trade: Trade, town: number): string {
  const family = NAMES[Math.floor(chance(number, 4) ** 1.3 * NAMES.length)] as string;
  const person = chance(number, 10) < 0.15 ? `${pick(GIVEN_NAMES, chance(number, 11))} ${family}` : family;
  const pattern =
    trade.demo && chance(number, 12) < 0.8 ? pick(trade.demo.names, chance(number, 13)) : `${trade.name} #`;
  const name = pattern.replace('#', person).replace('@', `${family} ${town % 90}`);
  if (/mbH/.test(name)) return name;
  const draw = chance(number, 5);
  return name + (LEGAL_FORMS.find(([upto]) => draw < upto)?.[1] ?? '');
}

const twoDigits = (value: number) => String(value).padStart(2, '0');
const time = (quarters: number) => `${twoDigits(quarters >> 2)}:${twoDigits((quarters & 3) * 15)}`;

/** Most shops share a few hundred values; the others have one of some ten thousand. */
function hoursOf(number: number, { demo }: Trade): string | null {
  const draw = chance(number, 14);
  if (draw < 0.35) return null;
  if (draw < 0.75 && demo) return pick(demo.hours, chance(number, 15));
  const from = 28 + Math.floor(chance(number, 16) * 14);
  const to = 60 + Math.floor(chance(number, 17) * 24);
  if (draw < 0.92) return `Mo-Fr ${time(from)}-${time(to)}`;
  const saturday = `Sa ${time(from + 4)}-${time(50 + Math.floor(chance(number, 18) * 12))}`;
  return `Mo-Fr ${time(from)}-${time(to)}; ${saturday}${chance(number, 19) < 0.3 ? '; PH off' : ''}`;
}

const COLUMNS =
  'id, slug, name, status, street_address, postal_code, place_id, latitude, longitude, coordinate_precision, phone, website, email, main_category_id, opening_hours, description, payment, languages, wheelchair, source_key, external_id, demo, quality, published_at';

/** New Year 2026, less a minute for each. */
const NEWEST = Date.UTC(2026, 0, 1);

function companyLine(number: number, first: number, world: World): string {
  const town = townOf(number, world);
  const trade = tradeOf(number, world);
  const draws = (salt: number, share: number) => chance(number, salt) < share;
  const website = draws(20, 0.5) ? `https://www.beispiel-${number}.example/` : null;
  const facts = {
    streetAddress: draws(21, 0.95) ? `${pick(streets, chance(number, 6))} ${1 + (number % 90)}` : null,
    postalCode: pick(town.codes, chance(number, 9)) ?? null,
    coordinatePrecision: 'exact' as const,
    phone: draws(22, 0.85) ? `+4930${20_000_000 + number}` : null,
    website,
    email: website && draws(23, 0.6) ? `info@beispiel-${number}.example` : null,
    openingHours: hoursOf(number, trade),
    description: trade.demo && draws(24, 0.5) ? pick(trade.demo.blurbs, chance(number, 25)) : null,
  };
  const payment = pick(PAYMENTS, chance(number, 26));
  const languages = pick(LANGUAGES, chance(number, 27));
  const wheelchair = pick(WHEELCHAIR, chance(number, 28)) ?? null;
  const quality = companyQuality({
    ...facts,
    payment: payment === '{}' ? [] : [payment],
    languages: languages === '{}' ? [] : [languages],
    wheelchair,
  });
  return [
    first + number,
    `generated-${number + 1}`,
    nameOf(number, trade, town.id),
    'published',
    facts.streetAddress,
    facts.postalCode,
    town.id,
    town.latitude + (chance(number, 7) - 0.5) * 0.05,
    town.longitude + (chance(number, 8) - 0.5) * 0.08,
    facts.coordinatePrecision,
    facts.phone,
    facts.website,
    facts.email,
    trade.id,
    facts.openingHours,
    facts.description,
    payment,
    languages,
    wheelchair,
    'demo',
    `generated-${number + 1}`,
    't',
    quality,
    new Date(NEWEST - number * 60_000).toISOString(),
  ]
    .map((value) => value ?? '\\N')
    .join('\t');
}

/** One in three has a second trade of its group, one in ten a third. */
function tradeLines(number: number, first: number, world: World): string {
  const { id, siblings } = tradeOf(number, world);
  const wanted = chance(number, 29);
  const further = wanted < 0.1 ? 2 : wanted < 0.35 ? 1 : 0;
  const others = Array.from({ length: siblings.length ? further : 0 }, (_, index) =>
    pick(siblings, chance(number, 30 + index)),
  );
  return [...new Set([id, ...others])].map((category) => `${first + number}\t${category}`).join('\n');
}

const copyCompanies = (own: Connection, world: World, start: number, size: number, first: number) =>
  copy(own, `companies (${COLUMNS})`, start, size, (number) => companyLine(number, first, world));

const copyTrades = (own: Connection, world: World, table: string, start: number, size: number, first: number) =>
  copy(own, `${table} (company_id, category_id)`, start, size, (number) => tradeLines(number, first, world));

async function copy(own: Connection, target: string, start: number, size: number, line: (number: number) => string) {
  const stream = await own.unsafe(`copy ${target} from stdin`).writable();
  for (let at = start; at < start + size; at += 500) {
    const lines: string[] = [];
    for (let number = at; number < Math.min(at + 500, start + size); number++) lines.push(line(number));
    if (!stream.write(`${lines.join('\n')}\n`)) await new Promise<void>((done) => stream.once('drain', done));
  }
  stream.end();
  await finished(stream);
}

/** Synthetic articles, one every few hours from 2006 on, on ten topics. */
export function generateArticles(count: number): Promise<void> {
  return transaction(async () => {
    await db.execute(sql`set local statement_timeout = 0`);
    await db.execute(
      sql`insert into topics (slug, name) select 'generated-' || n, 'Thema ' || n from generate_series(1, 10) as n`,
    );
    await db.execute(sql`insert into authors (slug, name) values ('generated', 'Erzeugt')`);
    await db.execute(sql`
      insert into articles (slug, published_at, source_key, external_id, demo)
      select 'generated-' || n, '2006-01-01'::timestamptz + n * interval '9 hours', 'demo', 'generated-' || n, true
      from generate_series(1, ${count}::int) as n`);
    await db.execute(sql`
      insert into article_versions (article_id, number, title, teaser, body, plain_text)
      select id, 1, 'Artikel ' || id, 'Ein erzeugter Artikel.', '{"type":"doc","content":[]}', 'Ein erzeugter Artikel ' || id from articles`);
    await db.execute(sql`
      update articles set status = 'published', live_version_id = article_versions.id
      from article_versions where article_id = articles.id`);
    await db.execute(sql`
      insert into article_topics (article_id, topic_id)
      select articles.id, topics.id from articles join topics on topics.slug = 'generated-' || (1 + articles.id % 10)`);
    await db.execute(
      sql`insert into article_authors (article_id, author_id) select articles.id, authors.id from articles, authors`,
    );
  });
}

import { sql } from 'drizzle-orm';
import { connection, db } from '#db/client.ts';
import { createPatientThread } from '#db/patient-thread.ts';
import { evaluatedDays, KNOWN_DAYS } from '#lib/companies/known-days.ts';
import { berlinDate } from '#lib/dates.ts';
import type { HoursQuestion } from './opening-times-worker.ts';

const BATCH = 500;
const DAY = 86_400_000;

interface Due extends Record<string, unknown> {
  hoursKey: string;
  region: number;
  openingHours: string;
  state: string | null;
  town: string | null;
}

/**
 * Evaluates the opening hours that are new, and again those that are soon known no further; stops after `patienceMs`, the next
 * run goes on. Gives back how many were evaluated. Several processes may do so at once.
 */
export async function renewOpeningTimes(now = new Date(), patienceMs = Number.POSITIVE_INFINITY): Promise<number> {
  const begun = Date.now();
  const days = evaluatedDays(now);
  const soon = berlinDate(new Date(now.getTime() + KNOWN_DAYS * DAY));
  const thread = createPatientThread<HoursQuestion, string>(new URL('./opening-times-worker.ts', import.meta.url));
  let evaluated = 0;
  try {
    while (Date.now() - begun < patienceMs) {
      const due = await listDue(soon);
      if (due.length === 0) break;
      const answers = await thread.ask(
        due.map(({ openingHours, state, town }) => ({ openingHours, days, address: addressOf(state, town) })),
      );
      await store(due, answers, lastOfRun(days));
      evaluated += due.length;
    }
  } finally {
    await thread.close();
  }
  return evaluated;
}

const listDue = (soon: string) =>
  db.execute<Due>(sql`
    select hours_key::text as "hoursKey", region, opening_times.opening_hours as "openingHours",
      coalesce(states.name, own.name) as state, case when own.kind = 'town' then own.name end as town
    from opening_times
    left join places own on own.id = region
    left join places states on states.id = own.state_id
    where known_until is null or known_until < ${soon}::date
    order by known_until nulls first limit ${BATCH}`);

/** Hours that do not speak of holidays are the same anywhere; those that follow the sun are not evaluated. */
const addressOf = (state: string | null, town: string | null) => ({
  latitude: 50.1,
  longitude: 8.7,
  countryCode: 'DE',
  state: state ?? 'Hessen',
  ...(town ? { place: town } : {}),
});

async function store(due: Due[], answers: (string | null)[], knownUntil: string): Promise<void> {
  await connection()`
    update opening_times set open = fresh.open::tstzmultirange, known_until = ${knownUntil}
    from unnest(${due.map(({ hoursKey }) => hoursKey)}::bigint[], ${due.map(({ region }) => region)}::int[],
      ${answers.map((answer) => answer ?? '{}')}::text[]) as fresh (hours_key, region, open)
    where opening_times.hours_key = fresh.hours_key and opening_times.region = fresh.region`;
}

/** The last of the days that follow each other; the holidays after it are extra. */
function lastOfRun(days: string[]): string {
  const end = days.findIndex((day, index) => Date.parse(days[index + 1] ?? '') !== Date.parse(day) + DAY);
  return days[end] as string;
}

/** Hours that no entry has any more. Reads all entries: for the night. */
export async function deleteUnusedOpeningTimes(): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = '10min'`);
    await tx.execute(sql`
      delete from opening_times where not exists (
        select from companies where companies.hours_key = opening_times.hours_key and listed)`);
  });
}

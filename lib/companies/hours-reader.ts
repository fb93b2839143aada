import { completeSpans, type DateEnd, type DateSpan } from './hours-dates.ts';
import { type Clause, type HoursRemarks, isInMonths, isSingleDay, meaningOf } from './hours-meaning.ts';
import {
  ALL_DAY,
  areDisjoint,
  clock,
  type DateRange,
  type DayHours,
  type DayName,
  groupDays,
  type Hours,
  type Interval,
  WEEKDAYS,
  weekdaysFrom,
} from './hours-rules.ts';
import { DAY_NAMES, rangeText } from './hours-wording.ts';
import { type DayPart, readWords, unclearPassages, type Word } from './hours-words.ts';

type Selector = Omit<Clause, 'hours'>;

const MAX_LENGTH = 2000;

/** Reads clause by clause: days or dates, then what is said of them. */
export class HoursReader {
  readonly #remarks: HoursRemarks;
  readonly #text: string;
  readonly #words: Word[];
  readonly #clauses: Clause[] = [];
  #at = 0;
  /** „April bis Oktober: Mo–Fr 9–18, Sa 9–13“: the season goes on until the next one. */
  #season: DateRange[] = [];
  #isByAppointment = false;

  constructor(text: string, remarks: HoursRemarks) {
    this.#remarks = remarks;
    this.#text = text;
    this.#words = text.length <= MAX_LENGTH ? readWords(text) : [];
    if (text.length > MAX_LENGTH) this.#remarks.problem({ from: MAX_LENGTH, to: text.length }, 'Das ist zu lang.');
    for (const passage of unclearPassages(this.#words)) {
      const [first, last] = [passage[0], passage.at(-1)];
      if (!first || !last) continue;
      const place = { from: first.from, to: last.to };
      this.#remarks.problem(
        place,
        first.message ?? `„${text.slice(place.from, place.to)}“ wird hier nicht verstanden.`,
      );
    }
  }

  read(): Hours | null {
    if (this.#remarks.problems.length > 0) return null;
    for (let word = this.#skipIdle(); word; word = this.#skipIdle()) {
      const before = this.#at;
      if (word.kind === 'wholeYear') {
        this.#season = [];
        this.#at += 1;
        continue;
      }
      this.#readClause();
      if (this.#remarks.problems.length > 0) return null;
      if (this.#at === before) {
        this.#unexpected();
        return null;
      }
    }
    const hours = { ...meaningOf(this.#clauses, this.#remarks), byAppointment: this.#isByAppointment };
    const closed = WEEKDAYS.filter((day) => hours.week[day]?.length === 0).length;
    const saysMore = hours.dated.length > 0 || hours.byAppointment || hours.week.PH;
    if (closed > 0 && closed < 7 && !saysMore && groupDays(hours.week).length === 0) {
      this.#remarks.problem({ from: 0, to: this.#text.length }, 'Wann ist geöffnet? Zum Beispiel „Di–So 11–22“.');
    }
    return hours;
  }

  #readClause(): void {
    const start = this.#at;
    const selector = this.#readSelector();
    const isEmpty = selector.days.length === 0 && selector.dates.length === 0;
    const word = this.#peek();
    switch (word?.kind) {
      case 'time':
      case 'since':
      case 'part': {
        const hours = this.#readIntervals();
        this.#add(isEmpty ? this.#selectorAfter(word) : selector, hours, start);
        return;
      }
      case 'dash':
        this.#remarks.problem(word, 'Ab wann? Hier fehlt der Anfang, zum Beispiel „9–18“.');
        return;
      case 'allDay':
      case 'throughout':
        this.#readAllDay(selector, isEmpty, start);
        return;
      case 'closed': {
        this.#at += 1;
        if (!isEmpty) {
          this.#add(selector, [], start);
          return;
        }
        const after = this.#readListAfter();
        const isEverything = this.#words.every(
          ({ kind }) => kind === 'closed' || kind === 'filler' || kind === 'separator',
        );
        if (after) this.#add(after, [], start);
        else if (isEverything) this.#add({ ...selector, days: [...WEEKDAYS] }, [], start);
        else this.#remarks.problem(word, 'Wann ist geschlossen? Bitte die Tage nennen, zum Beispiel „Mo geschlossen“.');
        return;
      }
      case 'appointment':
        this.#at += 1;
        if (!isEmpty) {
          this.#add(selector, 'byAppointment', start);
          return;
        }
        if (this.#words[start - 1]?.kind === 'time') {
          this.#remarks.problem(
            word,
            'Nur nach Vereinbarung, oder auch außerhalb dieser Zeiten? Dann bitte „und nach Vereinbarung“.',
          );
        }
        this.#isByAppointment = true;
        return;
      case 'rest':
        this.#at += 1;
        this.#readRest(word);
        return;
      case 'except': {
        this.#at += 1;
        const days = this.#readListAfter();
        if (days)
          this.#add(
            { ...days, dates: days.dates.length > 0 ? days.dates : (this.#clauses.at(-1)?.dates ?? []) },
            [],
            start,
          );
        else this.#remarks.problem(word, 'Außer wann? Bitte die Tage nennen.');
        return;
      }
      case 'pause':
        this.#at += 1;
        this.#readPause(word);
        return;
    }
    if (isEmpty) return;
    this.#skip('filler', 'open');
    const last = this.#clauses.at(-1);
    if (selector.isAlso && last) this.#add(selector, last.hours, start);
    else this.#remarks.problem(selector, `Für „${this.#text.slice(selector.from, selector.to)}“ fehlt die Uhrzeit.`);
  }

  #readSelector(): Selector {
    const selector: Selector = { from: 0, to: 0, days: [], dates: [], part: null, isAlso: false };
    const except: DayName[] = [];
    let first = true;
    for (;;) {
      const before = this.#at;
      const word = first ? this.#skip('filler') : this.#skipBetween();
      if (word?.kind === 'except' && !first) {
        this.#at += 1;
        for (let days = this.#readDays(); days; days = this.#nextInList(() => this.#readDays())) except.push(...days);
      } else if (word?.kind === 'part' && selector.days.length > 0 && this.#words[this.#at + 1]?.kind === 'closed') {
        selector.part = word.part;
        this.#at += 1;
      } else if (word?.kind === 'also') {
        selector.isAlso = true;
        this.#at += 1;
        continue;
      } else if (!this.#readInto(selector)) {
        if (!word || isSelecting(word)) this.#at = before;
        break;
      }
      const place = this.#words[before];
      if (first && word) selector.from = word.from;
      selector.to = this.#words[this.#at - 1]?.to ?? place?.to ?? 0;
      first = false;
    }
    if (except.length > 0) {
      const days = selector.days.length > 0 ? selector.days : [...WEEKDAYS];
      selector.days = days.filter((day) => !except.includes(day));
      const closed = except.filter((day) => day === 'PH' || !days.includes(day));
      if (closed.length > 0) this.#clauses.push({ ...selector, days: closed, hours: [], dates: [] });
    }
    this.#checkLabel(selector);
    return selector;
  }

  /** From what is said about days to the next word about them: over „geöffnet“ to hours, but over no end of a line to other days. */
  #skipBetween(): Word | undefined {
    const end = this.#indexAfter('filler', 'separator', 'and', 'open');
    const between = this.#words.slice(this.#at, end);
    const word = this.#words[end];
    const isOfAnother = between.some((each) => each.kind === 'open' || (each.kind === 'separator' && each.isStrong));
    if (isOfAnother && !startsHours(word)) return undefined;
    this.#at = end;
    return word;
  }

  /** „Sa, 24.12.2026“: the day of the week is only there to be read. */
  #checkLabel(selector: Selector): void {
    const single = selector.dates.find(isSingleDay);
    const [day, ...others] = selector.days.filter((each) => each !== 'PH');
    if (!single || !day || others.length === 6) return;
    if (others.length > 0 || selector.days.length > 1 || selector.dates.length > 1) {
      this.#remarks.problem(selector, 'Bitte Wochentage und einzelne Tage getrennt angeben.');
      return;
    }
    if (!/^\d{4}/.test(single.from)) {
      this.#remarks.problem(selector, 'Bitte das Datum mit Jahr angeben, wenn der Wochentag dabeisteht.');
      return;
    }
    const actual = WEEKDAYS[(new Date(`${single.from}T00:00Z`).getUTCDay() + 6) % 7] as DayName;
    if (actual === day) selector.days = [];
    else this.#remarks.problem(selector, `Dieser Tag ist ein ${DAY_NAMES[actual][1]}.`);
  }

  #readInto(selector: Selector): boolean {
    const days = this.#readDays();
    if (days) {
      selector.days = [...new Set([...selector.days, ...days])];
      return true;
    }
    const dates = this.#readDates();
    if (!dates) return false;
    const known = new Set(selector.dates.map(({ from, to }) => `${from} ${to}`));
    selector.dates.push(...dates.filter(({ from, to }) => !known.has(`${from} ${to}`)));
    return true;
  }

  #readDays(): DayName[] | null {
    const word = this.#skip('filler');
    if (word?.kind === 'days') {
      this.#at += 1;
      if (word.note) this.#remarks.note(word, word.note);
      return word.days;
    }
    if (word?.kind !== 'day') return null;
    this.#at += 1;
    // „Do bis 20 Uhr“ is no stretch of days.
    if (this.#peek()?.kind !== 'dash' || this.#words[this.#at + 1]?.kind === 'time') return [word.day];
    this.#at += 1;
    const last = this.#skip('filler');
    if (last?.kind !== 'day') {
      this.#remarks.problem(word, `Bis zu welchem Tag? Nach „${this.#text.slice(word.from, word.to)} bis“ fehlt er.`);
      return [word.day];
    }
    this.#at += 1;
    return weekdaysFrom(word.day, last.day);
  }

  /** „24.12., 31.12.“, „24. und 31. Dezember“, „24.12.2026–6.1.2027“, „April bis Oktober“, „Heiligabend“ */
  #readDates(): DateRange[] | null {
    const start = this.#skip('filler');
    const spans: DateSpan[] = [];
    for (let span = this.#readSpan(); span; span = this.#nextInList(() => this.#readSpan())) spans.push(span);
    if (!start || spans.length === 0) return null;
    const place = { from: start.from, to: this.#words[this.#at - 1]?.to ?? start.to };
    const ranges = completeSpans(spans);
    if (!ranges) {
      this.#remarks.problem(place, 'Dieses Datum gibt es nicht, oder es fehlt der Monat.');
      return [];
    }
    if (ranges.some(({ from }) => /^\d\d-\d\d$/.test(from)) && spans.some(({ first }) => !('feast' in first))) {
      this.#remarks.note(place, 'Ohne Jahr gilt das jedes Jahr.');
    }
    return ranges;
  }

  #readSpan(): DateSpan | null {
    const first = this.#readDate();
    if (!first) return null;
    const before = this.#at;
    if (this.#peek()?.kind !== 'dash') return { first, last: first };
    this.#at += 1;
    const last = this.#readDate();
    if (last) return { first, last };
    this.#at = before;
    return { first, last: first };
  }

  #readDate(): DateEnd | null {
    const word = this.#skip('filler');
    if (word?.kind === 'feast') {
      this.#at += 1;
      return { feast: word.dates };
    }
    if (word?.kind !== 'date') return null;
    this.#at += 1;
    let { date } = word;
    const next = this.#peek();
    if (date.day && !date.month && next?.kind === 'date' && next.date.month && !next.date.day) {
      date = { ...date, ...next.date };
      this.#at += 1;
    }
    const year = this.#peek();
    if (date.month && !date.year && year?.kind === 'year') {
      date = { ...date, year: year.year };
      this.#at += 1;
    }
    return { date };
  }

  /** After „und“ or a comma, if there is another one. */
  #nextInList<T>(read: () => T | null): T | null {
    const before = this.#at;
    const word = this.#peek();
    if (word?.kind === 'and' || (word?.kind === 'separator' && !word.isStrong)) {
      this.#skip('and', 'separator', 'filler');
      const value = read();
      if (value) return value;
    }
    this.#at = before;
    return null;
  }

  /** „Ruhetag Montag, Di–So 11–22“: the days that belong to what stands before them, and not to the hours that follow. */
  #readListAfter(): Selector | null {
    const bracket = this.#skip('filler', 'open');
    if (bracket && this.#text[bracket.from] === '(') this.#at += 1;
    this.#skip('filler');
    const start = this.#at;
    const items: { end: number; afterComma: boolean; selector: Selector }[] = [];
    let afterComma = false;
    for (;;) {
      const selector: Selector = {
        from: this.#words[this.#at]?.from ?? 0,
        to: 0,
        days: [],
        dates: [],
        part: null,
        isAlso: false,
      };
      const before = this.#at;
      const between = this.#skip('and', 'filler', 'separator') && this.#words.slice(before, this.#at);
      if (items.length > 0 && between) {
        if (
          between.some((word) => word.kind === 'separator' && word.isStrong) ||
          between.every(({ kind }) => kind === 'filler')
        ) {
          this.#at = before;
          break;
        }
        afterComma ||= between.some(({ kind }) => kind === 'separator');
      }
      if ((items.length === 0 && this.#at !== start) || !this.#readInto(selector)) {
        this.#at = before;
        break;
      }
      items.push({ end: this.#at, afterComma, selector });
    }
    const isOfNext = startsHours(this.#words[this.#indexAfter('filler')]);
    const own = isOfNext ? items.filter((item) => !item.afterComma) : items;
    const [first] = own;
    if (!first) return null;
    if (items.length - own.length > 1 || (isOfNext && own.length === items.length)) {
      const place = { from: first.selector.from, to: this.#words[this.#at - 1]?.to ?? 0 };
      this.#remarks.problem(place, 'Welche Tage gehören zusammen? Bitte mit Semikolon trennen.');
    }
    this.#at = own.at(-1)?.end ?? this.#at;
    return {
      ...first.selector,
      to: this.#words[this.#at - 1]?.to ?? 0,
      days: own.flatMap(({ selector }) => selector.days),
      dates: own.flatMap(({ selector }) => selector.dates),
    };
  }

  /** „9–18 Uhr (Mo–Fr)“ */
  #selectorAfter(times: Word): Selector {
    const selector = this.#readListAfter();
    if (selector) return selector;
    this.#remarks.problem(
      { from: times.from, to: this.#words[this.#at - 1]?.to ?? times.to },
      'An welchen Tagen? Zum Beispiel „Mo–Fr 9–18“ oder „täglich 9–18“.',
    );
    return { from: times.from, to: times.to, days: [], dates: [], part: null, isAlso: false };
  }

  #readAllDay(selector: Selector, isEmpty: boolean, start: number): void {
    const word = this.#peek();
    this.#at += 1;
    const next = this.#skip('filler');
    if (word?.kind === 'throughout') {
      if (next?.kind === 'time' || next?.kind === 'since') {
        const hours = this.#readIntervals();
        this.#add(isEmpty ? this.#selectorAfter(word) : selector, hours, start);
        return;
      }
      if (!/\s/.test(this.#text.slice(word.from, word.to))) {
        this.#remarks.problem(
          word,
          'Rund um die Uhr oder ohne Mittagspause? Bitte „24 Stunden“ oder die Uhrzeiten angeben.',
        );
      }
    }
    const after = isEmpty ? this.#readListAfter() : null;
    if (isEmpty && !after && word && this.#clauses.length > 0) this.#remarks.problem(word, 'An welchen Tagen?');
    this.#add(after ?? { ...selector, days: isEmpty ? [...WEEKDAYS] : selector.days }, [ALL_DAY], start);
  }

  #readIntervals(): Interval[] {
    const intervals: Interval[] = [];
    const start = this.#peek();
    for (;;) {
      const interval = this.#readInterval();
      if (!interval) break;
      intervals.push(interval);
      if (this.#peek()?.kind === 'throughout') this.#at += 1;
      const next = this.#indexAfter('separator', 'and', 'filler', 'throughout');
      if (!this.#startsInterval(next)) break;
      this.#at = next;
    }
    const inOrder = intervals.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    if (start && !areDisjoint(inOrder)) {
      const place = { from: start.from, to: this.#words[this.#at - 1]?.to ?? start.to };
      this.#remarks.problem(place, 'Diese Zeiten überschneiden sich.');
    }
    return inOrder;
  }

  #startsInterval(index: number): boolean {
    const word = this.#words[index];
    const next = this.#words[index + 1];
    return word?.kind === 'time' || word?.kind === 'since' || (word?.kind === 'part' && next?.kind === 'time');
  }

  #readInterval(): Interval | null {
    const partBefore = this.#readPart();
    const isSince = this.#skip('filler')?.kind === 'since';
    if (isSince) this.#at += 1;
    const first = this.#readTime();
    if (!first) {
      const word = this.#peek() ?? this.#words.at(-1);
      if (word) this.#remarks.problem(word, 'Hier wird eine Uhrzeit erwartet, zum Beispiel „9–18“.');
      return null;
    }
    const from = first.word;
    const next = this.#peek();
    if (next?.kind === 'openEnd') {
      this.#at += 1;
      return this.#interval(from, first.minutes, null, null);
    }
    if (next?.kind !== 'dash') {
      if (isSince) return this.#interval(from, first.minutes, null, null);
      const typed = this.#text.slice(from.from, from.to);
      if (/^\d+\.\d+$/.test(typed)) {
        this.#remarks.problem(from, `Ist ${typed} ein Datum? Dann bitte mit Punkt am Ende: „${typed}.“`);
      }
      this.#remarks.problem(from, `Bis wann? Nach „${typed}“ fehlt das Ende, zum Beispiel „9–18“.`);
      return null;
    }
    this.#at += 1;
    if (this.#skip('filler')?.kind === 'openEnd') {
      this.#at += 1;
      return this.#interval(from, first.minutes, null, null);
    }
    const last = this.#readTime();
    if (!last) {
      this.#remarks.problem(next, 'Bis wann? Hier fehlt die Uhrzeit.');
      return null;
    }
    return this.#interval(from, first.minutes, last.minutes, { part: partBefore ?? last.part, first, last });
  }

  #interval(
    place: Word,
    from: number,
    to: number | null,
    told: { part: DayPart | null; first: Time; last: Time } | null,
  ): Interval | null {
    if (from === 1440) {
      this.#remarks.problem(place, 'Mitternacht am Anfang bitte als „0 Uhr“ angeben.');
      return null;
    }
    if (to === null || !told) return { from: clock(from), to: null };
    const whole = { from: place.from, to: told.last.word.to };
    const end = to === 0 ? 1440 : to;
    const isNextDay = end <= from;
    if (end === from) {
      this.#remarks.problem(whole, 'Anfang und Ende sind gleich. Für den ganzen Tag bitte „24 Stunden“ schreiben.');
    } else if (told.last.isNextDay ? !isNextDay : isNextDay && from < 720 && !saysNight(told.last.part)) {
      const asTyped = this.#text.slice(whole.from, whole.to);
      this.#remarks.problem(
        whole,
        isNextDay
          ? `„${asTyped}“ ginge über Mitternacht. Ist ${clock((end + 720) % 1440)} Uhr gemeint? Sonst bitte „am Folgetag“ dazuschreiben.`
          : `„${asTyped}“ endet noch am selben Tag.`,
      );
    } else if (!fitsPart(from, end, isNextDay, told)) {
      this.#remarks.problem(
        whole,
        'Uhrzeit und Tageszeit passen nicht zusammen. Bitte in 24 Stunden angeben, zum Beispiel „14–18“.',
      );
    }
    return { from: clock(from), to: clock(end) };
  }

  #readTime(): Time | null {
    const word = this.#skip('filler');
    if (word?.kind !== 'time') return null;
    this.#at += 1;
    const part = this.#readPart();
    const isNextDay = this.#peek()?.kind === 'nextDay';
    if (isNextDay) this.#at += 1;
    return { word, minutes: word.minutes, part, isNextDay };
  }

  #readPart(): DayPart | null {
    const word = this.#peek();
    if (word?.kind !== 'part') return null;
    this.#at += 1;
    return word.part;
  }

  #readRest(rest: Word): void {
    const word = this.#skip('filler', 'separator');
    if (word?.kind === 'appointment') this.#isByAppointment = true;
    else if (word?.kind !== 'closed') {
      this.#remarks.problem(rest, 'Bitte die Tage nennen, um die es geht.');
      return;
    }
    this.#at += 1;
  }

  #readPause(pause: Word): void {
    this.#skip('filler');
    const breaks = this.#startsInterval(this.#at) ? this.#readIntervals() : [];
    const last = this.#clauses.at(-1);
    const hours = last && Array.isArray(last.hours) ? breaks.reduce<Interval[] | null>(without, last.hours) : null;
    if (last && hours && breaks.length > 0) last.hours = hours;
    else if (this.#remarks.problems.length === 0) {
      this.#remarks.problem(pause, 'Die Pause muss in der Zeit davor liegen. Sonst bitte so: „9–12 und 13–18“.');
    }
  }

  #add(selector: Selector, hours: DayHours, start: number): void {
    const place = { from: this.#words[start]?.from ?? 0, to: this.#words[this.#at - 1]?.to ?? 0 };
    const isAboutWeekdays = selector.days.some((day) => day !== 'PH');
    const { dates: said } = selector;
    const isSeasonal = said.some(isInMonths) || (isAboutWeekdays && said.length > 0 && !said.some(isSingleDay));
    if (isSeasonal) this.#season = said;
    const isOfSeason = selector.dates.length === 0 && isAboutWeekdays && this.#season.length > 0;
    const dates = isOfSeason ? this.#season : selector.dates;
    if (isOfSeason) {
      const season = this.#season.map(rangeText).join(' und ');
      this.#remarks.note(place, `Verstanden für „${season}“. Gilt es immer, schreiben Sie es bitte an den Anfang.`);
    }
    if (selector.days.length === 0 && dates.length === 0 && this.#remarks.problems.length === 0)
      this.#remarks.problem(place, 'An welchen Tagen?');
    // „Sonn- und Feiertage geschlossen“ at the end of a season's hours is about all holidays.
    if (isOfSeason && hours.length === 0 && selector.days.includes('PH')) {
      this.#clauses.push({ ...selector, ...place, days: ['PH'], dates: [], hours });
      selector.days = selector.days.filter((day) => day !== 'PH');
    }
    this.#clauses.push({ ...selector, ...place, dates, hours });
  }

  #skipIdle(): Word | undefined {
    return this.#skip('separator', 'and', 'filler', 'open');
  }

  #peek(): Word | undefined {
    return this.#words[this.#at];
  }

  #skip(...kinds: Word['kind'][]): Word | undefined {
    this.#at = this.#indexAfter(...kinds);
    return this.#peek();
  }

  #indexAfter(...kinds: Word['kind'][]): number {
    let index = this.#at;
    for (let word = this.#words[index]; word && kinds.includes(word.kind); word = this.#words[index]) index += 1;
    return index;
  }

  #unexpected(): void {
    const word = this.#peek();
    if (word)
      this.#remarks.problem(word, `„${this.#text.slice(word.from, word.to)}“ wird an dieser Stelle nicht verstanden.`);
  }
}

interface Time {
  word: Word;
  minutes: number;
  part: DayPart | null;
  isNextDay: boolean;
}

const isSelecting = ({ kind }: Word) => ['day', 'days', 'date', 'feast'].includes(kind);
const startsHours = (word: Word | undefined) =>
  word !== undefined && ['time', 'since', 'part', 'allDay', 'throughout', 'closed', 'appointment'].includes(word.kind);

const saysNight = (part: DayPart | null) => part === 'night' || part === 'morning';

function fitsPart(
  from: number,
  to: number,
  isNextDay: boolean,
  told: { part: DayPart | null; first: Time; last: Time },
) {
  const fits = (part: DayPart | null, first: number, last: number) => {
    if (part === 'morning' || part === 'forenoon') return first < 780 && last <= 840;
    if (part === 'noon') return first >= 660 && last <= 960;
    if (part === 'afternoon') return first >= 720 && last <= 1260 && !isNextDay;
    if (part === 'evening') return first >= 960;
    if (part === 'night') return last <= 420 || last >= 1200;
    return true;
  };
  const { first, last, part } = told;
  if (first.part === null && part === last.part && (part === 'morning' || part === 'noon' || part === 'night'))
    return fits(part, to, to);
  if (first.part !== null) return fits(first.part, from, from) && fits(last.part, to, to);
  return fits(part, from, to);
}

/** Null when the break does not lie within one of them. */
function without(hours: Interval[] | null, pause: Interval): Interval[] | null {
  const { from, to } = pause;
  const around = hours?.find(
    (each) => each.from < from && to !== null && from < to && each.to !== null && to < each.to,
  );
  if (!hours || !around || !to) return null;
  return hours.flatMap((each) =>
    each === around
      ? [
          { from: each.from, to: from },
          { from: to, to: each.to },
        ]
      : [each],
  );
}

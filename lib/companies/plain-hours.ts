const WEEK = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const RULE = /^([MTWFSP][a-zH](?:[-,][MTWFSP][a-zH])*) (off|[\d:,-]+)$/;
const SPAN = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/**
 * Opening hours that say nothing but days and times, as most do: `Mo-Fr 08:00-12:00,14:00-18:00; Sa 09:00-13:00; PH off`.
 * Each day is named once, and times run forward. The opening_hours library is known to understand them (see the test), so it
 * need not be asked.
 */
export function isPlainWeek(value: string): boolean {
  if (value === '24/7') return true;
  if (value.length > 200) return false;
  const named = new Set<string>();
  return value.split(/; ?/).every((rule) => {
    const [, days = '', times = ''] = RULE.exec(rule) ?? [];
    return days !== '' && areDaysNew(days, named) && (times === 'off' || runForward(times));
  });
}

function areDaysNew(list: string, named: Set<string>): boolean {
  return list.split(',').every((part) => {
    const [from = '', to = from] = part.split('-');
    const days = part === 'PH' ? ['PH'] : WEEK.slice(WEEK.indexOf(from), WEEK.indexOf(to) + 1);
    const isRange = part === 'PH' || (WEEK.includes(from) && WEEK.includes(to) && days.length > 0);
    const isNew = days.every((day) => !named.has(day));
    for (const day of days) named.add(day);
    return isRange && isNew;
  });
}

function runForward(times: string): boolean {
  let last = '';
  return times.split(',').every((span) => {
    const [, from = '', to = ''] = SPAN.exec(span) ?? [];
    const isForward = from !== '' && from > last && from < to;
    last = to;
    return isForward;
  });
}

const LOCAL_PARTS = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const;

/** A Date whose local time is UTC: no zone of a server, and no night in which an hour is missing or comes twice. */
class ZonelessDate extends Date {
  constructor(...args: [] | [value: number | string | Date] | [year: number, month: number, ...rest: number[]]) {
    if (args.length === 0) super();
    else if (args.length === 1) super(args[0]);
    else super(Date.UTC(...(args as [number, number])));
  }

  override getTimezoneOffset(): number {
    return 0;
  }
}

for (const part of LOCAL_PARTS) {
  for (const verb of part === 'Day' ? (['get'] as const) : (['get', 'set'] as const)) {
    const inUtc = Reflect.get(Date.prototype, `${verb}UTC${part}`);
    Object.defineProperty(ZonelessDate.prototype, `${verb}${part}`, {
      value: inUtc,
      writable: true,
      configurable: true,
    });
  }
}

export const zonelessDate = (milliseconds: number): Date => new ZonelessDate(milliseconds);

/**
 * Runs `calculate` with a clock that knows no zones. For a library that reckons in the local time of the process and cannot be
 * told otherwise. Nothing else can see it: `calculate` must not wait for anything.
 */
export function withoutZone<T>(calculate: () => T): T {
  const ordinary = globalThis.Date;
  globalThis.Date = ZonelessDate as DateConstructor;
  try {
    return calculate();
  } finally {
    globalThis.Date = ordinary;
  }
}

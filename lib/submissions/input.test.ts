import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { changesBetween, type EntryFields, passesAtOnce } from './fields.ts';
import { entryInput, typedDraft } from './input.ts';
import { typedFromFields } from './typed.ts';

const typed = {
  name: ' Bäckerei  Müller & Söhne ',
  legalForm: 'OHG',
  streetAddress: 'Am Markt 7',
  postalCode: '02826',
  city: 'Görlitz',
  category: 'Bäckerei',
  otherCategories: ['Café', '', ''],
  phone: '(03581) 23125',
  fax: '',
  email: 'Info@Mueller.example',
  website: 'mueller.example',
  hours: 'Mo–Fr 6–18, Sa 6–12',
  description: '',
  payment: ['cash', 'unfug', 'girocard'],
  wheelchair: 'yes',
  responsiblePerson: '',
  registerCourt: '',
  registerNumber: '',
  vatId: 'de 136 695 976',
};

test('what people type becomes what is stored', () => {
  expect(entryInput().parse(typed)).toMatchObject({
    name: 'Bäckerei Müller & Söhne',
    otherCategories: ['Café'],
    phone: '+49358123125',
    fax: null,
    email: 'Info@mueller.example',
    website: 'https://mueller.example/',
    hours: 'Mo-Fr 06:00-18:00; Sa 06:00-12:00',
    description: null,
    payment: ['cash', 'girocard'],
    vatId: 'DE136695976',
  });
});

test.each([
  ['name', ''],
  ['name', '\u0000'],
  ['name', 'x'.repeat(201)],
  ['postalCode', '2826'],
  ['postalCode', '０２８２６'],
  ['latitude', '51 Grad'],
  ['longitude', 'N 51.15'],
  ['city', ''],
  ['category', ''],
  ['phone', 'ruf mich an'],
  ['email', 'info at firma.de'],
  ['website', 'javascript:alert(1)'],
  ['website', 'http://localhost/'],
  ['hours', 'wenn ich da bin'],
  ['description', 'x'.repeat(5001)],
  ['vatId', 'DE136695977'],
  ['wheelchair', 'manchmal'],
])('%s: %j is refused with a sentence', (field, value) => {
  const result = entryInput().safeParse({ ...typed, [field]: value });
  expect(result.success).toBe(false);
  const issues = result.error?.issues.filter((issue) => issue.path[0] === field) ?? [];
  expect(issues.length).toBeGreaterThan(0);
});

const fields: EntryFields = {
  name: 'A',
  legalForm: null,
  streetAddress: 'Am Markt 7',
  postalCode: '02826',
  placeId: 1,
  position: null,
  categoryIds: [1, 2],
  phone: '+49358123125',
  fax: null,
  email: null,
  website: null,
  openingHours: 'Mo-Fr 09:00-18:00; PH off',
  description: null,
  payment: ['visa', 'cash'],
  languages: ['sv', 'de'],
  wheelchair: null,
  pictures: [],
  responsiblePerson: null,
  registerCourt: null,
  registerNumber: null,
  vatId: null,
};

test('an entry whose form nobody touches stays as it is', () => {
  const names = new Map([
    [1, 'Bäckerei'],
    [2, 'Café'],
  ]);
  for (const openingHours of [fields.openingHours, 'Mo-Fr sunrise-sunset', null]) {
    const stored = { ...fields, openingHours };
    const form = typedFromFields(stored, 'Görlitz', names);
    const lists = ['otherCategories', 'payment', 'languages'].map((field) => [field, form[field]?.split('\n')]);
    const { hours, payment, languages, phone } = entryInput(stored).parse({ ...form, ...Object.fromEntries(lists) });
    // Also what the form does not offer, from wherever it came, in whatever order.
    expect(changesBetween(stored, { ...stored, openingHours: hours, payment, languages, phone })).toEqual({});
  }
  expect(entryInput().parse({ ...typed, languages: ['sv', 'de'] }).languages).toEqual(['de']);
});

test('a position comes back from its form exactly as it is stored', () => {
  // As OpenStreetMap and the middle of an outline have them.
  for (const position of [{ latitude: 51.1553013, longitude: 14.98740181818182 }, null]) {
    const form = typedFromFields({ ...fields, position }, 'Görlitz', new Map([[1, 'Bäckerei']]));
    const { latitude, longitude, shownPosition } = entryInput().parse({ ...typed, ...form, otherCategories: [] });
    expect([latitude, longitude]).toEqual([position?.latitude ?? null, position?.longitude ?? null]);
    expect(shownPosition).toEqual(position);
  }
});

test('only what differs is a change; an address goes together', () => {
  expect(changesBetween(fields, { ...fields })).toEqual({});
  expect(changesBetween(fields, { ...fields, phone: null, payment: ['cash', 'visa'] })).toEqual({ phone: null });
  expect(changesBetween(fields, { ...fields, postalCode: '02827' })).toEqual({
    streetAddress: 'Am Markt 7',
    postalCode: '02827',
    placeId: 1,
    position: null,
  });
});

test('pictures are the same in whatever order their parts are kept', () => {
  const picture = { key: 'a', kind: 'photo', alt: 'Der Laden' } as const;
  const before = { ...fields, pictures: [picture] };
  expect(changesBetween(before, { ...fields, pictures: [{ alt: picture.alt, kind: 'photo', key: 'a' }] })).toEqual({});
  for (const pictures of [[], [{ ...picture, alt: '' }], [picture, { ...picture, key: 'b' }]]) {
    expect(changesBetween(before, { ...fields, pictures })).toEqual({ pictures });
  }
});

test('what can do harm waits, whoever asks', () => {
  const trusted = { isManager: true, isTrusted: true };
  expect(passesAtOnce('phone', '+49', trusted)).toBe(true);
  expect(passesAtOnce('description', 'Frische Brötchen ab sechs.', trusted)).toBe(true);
  for (const text of ['Mehr auf www.x.de', 'https://x', 'schreibt an a@b.de', 'billig bei casino.com']) {
    expect(passesAtOnce('description', text, trusted)).toBe(false);
  }
  for (const field of ['name', 'website', 'email', 'categoryIds', 'streetAddress'] as const) {
    expect(passesAtOnce(field, 'x', trusted)).toBe(false);
  }
  expect(passesAtOnce('phone', '+49', { isManager: false, isTrusted: true })).toBe(false);
  expect(passesAtOnce('phone', '+49', { isManager: true, isTrusted: false })).toBe(false);
});

describe('laws', () => {
  const naughty = fc.constantFrom(
    '\u0000',
    '\ud800',
    '\udc00x',
    '\u202eabc\u202c',
    '👩‍🔧👨‍👩‍👧‍👦',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'; drop table companies; --",
    '\r\n\r\nSet-Cookie: a=b',
    '{{7*7}}',
    'ﷺ'.repeat(50),
    'Z̸̡͝a̶l̷g̵o̴',
    '\u200b\ufeff',
    'ä'.repeat(6000),
    '__proto__',
  );
  const text = fc.oneof(naughty, fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ unit: 'grapheme' }));
  const fields = Object.keys(entryInput().shape);
  const form = fc.dictionary(fc.constantFrom(...fields), fc.oneof(text, fc.array(text, { maxLength: 4 })), {
    noNullPrototype: true,
  });

  it('says in German, with the field, what it does not take; what it takes can be stored and shown', () => {
    fc.assert(
      fc.property(form, (part) => {
        const result = entryInput().safeParse({ ...typed, ...part });
        if (!result.success) {
          for (const { path, message } of result.error.issues) {
            expect(fields).toContain(path[0]);
            expect(message, `${path.join('.')}: ${message}`).toMatch(/^[„A-ZÄÖÜ].*[.?!“a-z0-9]$/su);
            expect(message, message).not.toMatch(/invalid|expected|input|too (?:big|small)/i);
          }
          return;
        }
        const stored = JSON.stringify(result.data);
        expect(stored).not.toContain('\\u0000');
        expect(stored.isWellFormed() && JSON.parse(stored)).toEqual(result.data);
        for (const value of Object.values(result.data).flat()) {
          if (typeof value === 'string') expect(value).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cs}]/u);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('keeps of a draft its own fields, in a form that a database can hold', () => {
    fc.assert(
      fc.property(form, fc.dictionary(fc.string(), text), (part, others) => {
        const formData = new FormData();
        for (const [name, values] of Object.entries({ ...others, ...part })) {
          for (const value of [values].flat()) formData.append(name, value);
        }
        const draft = typedDraft(formData);
        expect(fields).toEqual(expect.arrayContaining(Object.keys(draft)));
        for (const value of Object.values(draft)) {
          expect(value.isWellFormed()).toBe(true);
          expect(value).not.toContain('\u0000');
        }
      }),
    );
  });
});

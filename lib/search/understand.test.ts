import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSearch } from './input.ts';
import { readingsOf, understand } from './understand.ts';
import { vocabularyFixture } from './vocabulary-fixture.ts';

const vocabulary = vocabularyFixture();

function read(was: string, wo = '', more: Record<string, string> = {}) {
  const intent = understand(parseSearch({ was, wo, ...more }).input, vocabulary);
  return {
    ...intent,
    trades: intent.categoryIds.map((id) => vocabulary.categories.get(id)?.name),
    where: intent.area?.label ?? null,
  };
}

describe('a trade', () => {
  test.each([
    // name, synonym, case, umlauts spelled out
    ['Friseur', 'Friseur'],
    ['FRISOER', 'Friseur'],
    ['Baeckerei', 'Bäckerei'],
    // plural, inflection, feminine and gendered forms
    ['Friseure', 'Friseur'],
    ['Zahnärztin', 'Zahnarzt'],
    ['Zahnärztinnen', 'Zahnarzt'],
    ['Friseur:in', 'Friseur'],
    ['Friseur*innen', 'Friseur'],
    ['FriseurIn', 'Friseur'],
    ['Friseur/-in', 'Friseur'],
    ['Friseur(in)', 'Friseur'],
    ['Museen', 'Museum'],
    ['Rechtsanwälte', 'Rechtsanwalt'],
    // who does it, what is done, where
    ['Kardiologin', 'Kardiologe'],
    ['Facharzt für Physikalische und Rehabilitative Medizin', 'Facharzt für Physikalische und Rehabilitative Medizin'],
    ['Dachdeckerei', 'Dachdecker'],
    ['Bestattung', 'Bestatter'],
    // written as one word, or apart
    ['Dachdeckermeisterbetrieb', 'Dachdecker'],
    ['Friseurmeisterin', 'Friseur'],
    ['Auto Werkstatt', 'Autowerkstatt'],
    ['Zahn Arzt', 'Zahnarzt'],
    ['Versicherung Makler', 'Versicherung'],
    ['Metzger Betrieb', 'Metzgerei'],
    // short
    ['KFZ', 'Autowerkstatt'],
    ['Kfz-Werkstatt', 'Autowerkstatt'],
    ['RA', 'Rechtsanwalt'],
    ['Dr. med.', 'Arzt'],
    // with words around it that say nothing
    ['einen guten Friseur finden', 'Friseur'],
    ['Praxis Zahnarzt', 'Zahnarzt'],
  ])('%s is %s', (was, trade) => {
    const { trades, textWords } = read(was);
    expect(trades).toEqual([trade]);
    expect(textWords).toEqual([]);
  });

  test('a regional word may stand for several', () => {
    expect(read('Flaschner').trades).toEqual(['Sanitärbetrieb', 'Spenglerei']);
    expect(read('Fleischer').trades).toEqual(['Metzgerei']);
    expect(read('Schreiner').trades).toEqual(['Tischlerei']);
  });

  test('a group stands for all its trades', () => {
    expect(read('Handwerk').trades).toHaveLength(21);
  });

  test('several are meant when nothing but trades was typed', () => {
    expect(read('Heizung Sanitär').trades).toEqual(['Heizungstechnik', 'Sanitärbetrieb']);
    expect(read('Heizung und Sanitär Görlitz')).toMatchObject({ where: 'Görlitz', textWords: [] });
  });

  test('beside a name it is one trade, and the name has to be found', () => {
    expect(read('Bäckerei Schneider')).toMatchObject({ trades: ['Bäckerei'], textWords: ['schneider'] });
    expect(read('Zimmerling Bäckerei GmbH')).toMatchObject({ trades: ['Bäckerei'], textWords: ['zimmerling'] });
  });

  test('inside a longer word it is a guess: that may be a name', () => {
    expect(read('Holzfensterbau')).toMatchObject({ trades: ['Fensterbauer'], categoryGuessed: true });
    expect(read('Sonnenapotheke')).toMatchObject({ trades: ['Apotheke'], categoryGuessed: true });
    expect(read('Dachdeckermeisterbetrieb').categoryGuessed).toBe(false);
  });

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s is a word like any other', (word) => {
    const { alternatives } = read(word);
    expect([...alternatives.values()].flat().filter((other) => typeof other !== 'string')).toEqual([]);
  });

  test('who carries it in the name may write it in another form', () => {
    expect(read('Schreiner').alternatives).toEqual(new Map([['schreiner', ['schreinerei']]]));
  });
});

describe('a place', () => {
  test.each([
    ['Görlitz', 'Görlitz'],
    ['goerlitz', 'Görlitz'],
    ['Görl', 'Görlitz'],
    ['02826', '02826 Görlitz'],
    ['D-02826', '02826 Görlitz'],
    ['02826 Görlitz', '02826 Görlitz'],
    ['028', 'PLZ 028…'],
    ['Frankfurt', 'Frankfurt am Main'],
    ['Frankfurt/Main', 'Frankfurt am Main'],
    ['Frankfurt a. M.', 'Frankfurt am Main'],
    ['Frankfurt (Oder)', 'Frankfurt (Oder)'],
    ['Frankfurt an der Oder', 'Frankfurt (Oder)'],
    ['Neustadt/Wstr.', 'Neustadt an der Weinstraße'],
    ['Neustadt a. d. Weinstr.', 'Neustadt an der Weinstraße'],
    ['Neustadt i. Sa.', 'Neustadt in Sachsen'],
    ['Rothenburg/Tbr.', 'Rothenburg ob der Tauber'],
    ['St. Ingbert', 'Sankt Ingbert'],
    ['Neustadt Weinstr.', 'Neustadt an der Weinstraße'],
    ['Neustadt Sachsen', 'Neustadt in Sachsen'],
    ['Rothenburg o.d.T.', 'Rothenburg ob der Tauber'],
    ['Sachsen', 'Sachsen'],
    ['NRW', 'Nordrhein-Westfalen'],
    ['LK Görlitz', 'Landkreis Görlitz'],
    ['Kreis Görlitz', 'Landkreis Görlitz'],
    ['Berlin Mitte', 'Berlin-Mitte'],
    ['Berlin-Kreuzberg', 'Berlin-Kreuzberg'],
    ['Kreuzberg', 'Berlin-Kreuzberg'],
    ['in Berlin', 'Berlin'],
    ['030', 'Berlin'],
    ['Vorwahl 03581', 'Görlitz'],
  ])('%s is %s', (wo, where) => {
    expect(read('', wo)).toMatchObject({ where, unknownPlace: null });
  });

  test('a part of a town is the postal codes around its middle', () => {
    expect(read('', 'Berlin Mitte').area?.postalCodes?.toSorted()).toEqual(['10115', '10117', '10178', '10179']);
  });

  test('nobody knows it', () => {
    expect(read('Friseur', 'Xyzhausen')).toMatchObject({ where: null, unknownPlace: 'Xyzhausen', trades: ['Friseur'] });
  });

  test('coordinates are a point with a circle around it', () => {
    expect(read('Friseur', 'Mein Standort (51.150, 14.990)')).toMatchObject({
      radiusKm: 10,
      area: { origin: { latitude: 51.15, longitude: 14.99 }, place: { name: 'Görlitz' } },
    });
    expect(read('', '999.0, 14.9').area).toBeNull();
  });

  test('without a position nearby is a wish', () => {
    expect(read('Friseur in meiner Nähe')).toMatchObject({
      nearby: true,
      area: null,
      trades: ['Friseur'],
      textWords: [],
    });
    expect(read('Friseur', 'in der Nähe')).toMatchObject({ nearby: true, unknownPlace: null });
  });

  test('how far may be said in words', () => {
    expect(read('Friseur im Umkreis von 20 km', 'Görlitz')).toMatchObject({ radiusKm: 20, textWords: [] });
    expect(read('Friseur Görlitz 5km')).toMatchObject({ radiusKm: 5, where: 'Görlitz' });
    expect(read('Friseur', 'Görlitz und Umgebung')).toMatchObject({ radiusKm: 10, where: 'Görlitz' });
    expect(read('Friseur 20 km', 'Görlitz', { umkreis: '50' }).radiusKm).toBe(50);
  });
});

describe('both in one field', () => {
  test.each([
    ['Friseur Berlin Mitte', '', 'Friseur', 'Berlin-Mitte'],
    ['Friseur in 02826', '', 'Friseur', '02826 Görlitz'],
    ['Frankfurt Friseur', '', 'Friseur', 'Frankfurt am Main'],
    ['', 'Friseur Berlin', 'Friseur', 'Berlin'],
    ['', 'Friseur', 'Friseur', null],
    ['Berlin', 'Friseur', 'Friseur', 'Berlin'],
    ['Essen Bäcker', '', 'Bäckerei', 'Essen'],
  ])('%s | %s', (was, wo, trade, where) => {
    expect(read(was, wo)).toMatchObject({ trades: [trade], where, textWords: [], unknownPlace: null });
  });
});

describe('ways to reach somebody', () => {
  test.each([
    '030 23125000',
    '030/231 250 00',
    '(030) 23125-000',
    '+49 30 23125000',
    '0049 (0)30 23125000',
    'Tel.: 030 23125000',
  ])('%s is a phone number', (was) =>
    expect(read(was)).toMatchObject({ phone: '+493023125000', textWords: [], trades: [] }),
  );
  test('an unfinished one is what numbers begin with', () => expect(read('030 2312').phone).toBe('+49302312'));
  test.each(['02826', '2312', 'Haus 12', '24/7'])('%s is none', (was) => expect(read(was).phone).toBeNull());

  test.each(['www.beispiel.de', 'https://beispiel.de/kontakt', 'beispiel.de', 'info@beispiel.de'])(
    '%s is a web site',
    (was) => expect(read(was)).toMatchObject({ domain: 'beispiel.de', textWords: [] }),
  );
  test.each(['Dr.Müller', 'Friseur', 'St.Ingbert', 'a.b'])('%s is none', (was) => expect(read(was).domain).toBeNull());
});

describe('when nothing is found', () => {
  const others = (was: string, wo = '') =>
    [...readingsOf(parseSearch({ was, wo }).input, vocabulary)]
      .slice(1)
      .map(({ textWords, area, categoryIds }) => [textWords.join(' '), area?.label ?? null, categoryIds.length > 0]);

  test('what was taken for a place or a trade may be part of a name', () => {
    expect(others('Metzgerei Fischbach')).toEqual([
      ['fischbach', null, true],
      ['metzgerei', 'Fischbach', false],
      ['metzgerei fischbach', null, false],
    ]);
  });
  test('a part of a town is widened to the town', () => {
    expect(others('', 'Berlin Mitte')).toContainEqual(['', 'Berlin', false]);
  });
  test('the name of a web site are words', () => {
    expect(others('zimmerling-metzgerei.de')).toEqual([['zimmerling', null, true]]);
  });
});

describe('for any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Friseur',
      'Berlin',
      'in',
      '02826',
      'GmbH',
      '%',
      '😀',
      'a',
      '\\',
      "'",
      ':*',
      '&',
      '|',
      '(',
      '20 km',
      'Nähe',
      '+49',
      'Müller',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '));

  test('words are letters and digits, few enough, and nothing throws', () =>
    fc.assert(
      fc.property(text, text, (was, wo) => {
        const intent = understand(parseSearch({ was, wo }).input, vocabulary);
        const words = [...intent.textWords, ...intent.categoryWords];
        expect(words.every((word) => /^[\p{L}\p{N}]+$/u.test(word))).toBe(true);
        expect(intent.textWords.length).toBeLessThanOrEqual(16);
      }),
    ));

  test('upper case and umlauts spelled out make no difference', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('Bäckerei Görlitz', 'Zahnärztin Sankt Ingbert', 'Sanitär', 'Meyer in Berlin'),
        (was) => {
          const { area, ...plain } = read(was);
          for (const other of [was.toUpperCase(), was.replaceAll('ä', 'ae').replaceAll('ö', 'oe')]) {
            expect(read(other)).toMatchObject({ trades: plain.trades, where: plain.where, textWords: plain.textWords });
          }
        },
      ),
    ));

  test('the order of trade and place makes no difference', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('Friseur', 'Zahnärztin', 'Klempner', 'Apotheke'),
        fc.constantFrom('Görlitz', 'Berlin', '02826', 'Frankfurt am Main', 'Zittau'),
        (trade, town) => {
          const [one, other, apart] = [read(`${trade} ${town}`), read(`${town} ${trade}`), read(trade, town)];
          for (const intent of [other, apart]) expect(intent).toMatchObject({ trades: one.trades, where: one.where });
        },
      ),
    ));
});

test('without stemming only the written forms are known', () => {
  const strict = vocabularyFixture({ stemming: false });
  const trades = (was: string) =>
    understand(parseSearch({ was }).input, strict, { compounds: false }).categoryIds.length;
  expect(trades('Friseur')).toBe(1);
  expect(trades('Friseurinnen')).toBe(0);
});

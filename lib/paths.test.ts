import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as paths from './paths.ts';

describe('addresses', () => {
  it('are those that urls.md promises', () => {
    expect(paths.categoryInPlacePath('baeckerei', 'goerlitz')).toBe('/branchen/baeckerei/goerlitz');
    expect(paths.companyPath('baeckerei-morgenrot')).toBe('/firmen/baeckerei-morgenrot');
    expect(paths.companyCardPath('baeckerei-morgenrot')).toBe('/firmen/baeckerei-morgenrot/kontakt.vcf');
    expect(paths.articlePath('guter-rat')).toBe('/artikel/guter-rat');
    expect(paths.archiveYearPath(2006)).toBe('/archiv/2006');
    expect(paths.archiveMonthPath(2018, 9)).toBe('/archiv/2018/09');
    expect(paths.archiveDayPath('2018-09-03')).toBe('/archiv/2018/09/03');
  });
});

describe('searchPath', () => {
  it('leaves out what is empty or the default', () => {
    expect(paths.searchPath()).toBe('/suche');
    expect(paths.searchPath({ was: '', wo: '', sort: 'relevanz', seite: 1, umkreis: 0 })).toBe('/suche');
    expect(paths.searchPath({ was: 'Bäcker & Söhne', wo: 'Görlitz', seite: 2, sort: 'name', umkreis: 10 })).toBe(
      '/suche?was=B%C3%A4cker+%26+S%C3%B6hne&wo=G%C3%B6rlitz&umkreis=10&sort=name&seite=2',
    );
  });

  it('is the same address in whatever order the parts are given', () => {
    expect(paths.searchPath({ wo: 'b', was: 'a' })).toBe(paths.searchPath({ was: 'a', wo: 'b' }));
  });

  it('carries any text to the other side, on this site', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (was, wo) => {
        const url = new URL(paths.searchPath({ was, wo }), 'https://example.de');
        expect(url.origin + url.pathname).toBe('https://example.de/suche');
        expect(url.searchParams.get('was') ?? '').toBe(was.toWellFormed());
        expect(url.searchParams.get('wo') ?? '').toBe(wo.toWellFormed());
        expect([...url.searchParams.keys()].every((key) => key === 'was' || key === 'wo')).toBe(true);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanPastedHtml } from './paste.ts';

describe('what is pasted comes in clean', () => {
  test('from Word: lists are lists, the title a heading, and nothing is left of its looks', () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0cm}</style></head>
      <body lang=DE><!--StartFragment-->
      <p class=MsoTitle>Jahresbericht<o:p></o:p></p>
      <p class=MsoNormal style='margin-bottom:8.0pt'><b>Fett</b> und <span style='color:red;mso-fareast-language:EN-US'>rot</span><o:p></o:p></p>
      <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
      style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Erstens</p>
      <p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Darunter</p>
      <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Zweitens</p>
      <p class=MsoNormal>Ende</p><!--EndFragment--></body></html>`;
    expect(cleanPastedHtml(word).replaceAll('\u00a0', ' ')).toBe(
      '<h2 id="jahresbericht">Jahresbericht</h2><p><strong>Fett</strong> und rot</p>' +
        '<ul><li><p>Erstens</p><ol><li><p>Darunter</p></li></ol></li><li><p>Zweitens</p></li></ul><p>Ende</p>',
    );
  });

  test('from Google Docs: not all of it bold', () => {
    const docs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span
      style="font-size:11pt;font-weight:400">Ein </span><span style="font-weight:700">fettes</span><span> Wort und ein
      </span><a href="https://example.org/?x=1" style="text-decoration:none"><span>Link</span></a></p>
      <ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Punkt</span></p></li></ul></b>`;
    expect(cleanPastedHtml(docs)).toBe(
      '<p>Ein <strong>fettes</strong> Wort und ein <a href="https://example.org/?x=1" rel="noopener nofollow">Link</a></p>' +
        '<ul><li><p>Punkt</p></li></ul>',
    );
  });

  test('from a page: without its scripts, forms, pictures and frames', () => {
    const page = `<div onclick="x()"><h1>Überschrift</h1><p>Text<img src="https://zaehler.example/1.gif"></p>
      <script>alert(1)</script><iframe src="javascript:alert(1)"></iframe><form><input value="x"><button>Los</button></form>
      <a href="javascript:alert(1)">Böse</a><table><tr><td>Zelle</td><td>b</td></tr></table></div>`;
    const html = cleanPastedHtml(page);
    expect(html).toContain('<h2 id="ueberschrift">Überschrift</h2><p>Text</p>');
    expect(html).toContain('<td><p>Zelle</p></td>');
    expect(html).not.toMatch(/script|<img|iframe|input|zaehler|onclick/);
  });

  test('what the editor itself has copied stays as it is', () => {
    const own = '<p data-pm-slice="1 1 []">Halber Satz</p>';
    expect(cleanPastedHtml(own)).toBe(own);
  });
});

test('nothing that is pasted fails or runs', () => {
  const piece = fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      '<b style="font-weight:normal">',
      '<ul>',
      '<li>',
      '</li>',
      '<table>',
      '<td>',
      'Wort',
      '<o:p>',
      '<![if x]>',
    ],
    ...[
      '<p style="mso-list:l0 level3 lfo1">',
      '<span style="mso-list:Ignore">1)</span>',
      '<script>',
      '<svg onload=x>',
      '\u0000',
    ],
    ...[
      '<img src=x onerror=y>',
      '<!--',
      '-->',
      '<a href=" java\nscript:x">',
      '&lt;script&gt;',
      '<style>@import "x"',
      '<math>',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const html = cleanPastedHtml(pieces.join(''));
      expect(html).not.toMatch(/<(script|svg|img|style|math|iframe)|\son\w+\s*=|href="\s*java/i);
    }),
  );
});

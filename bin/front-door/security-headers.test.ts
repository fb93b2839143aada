import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, inlineScriptHashes, securityHeaders } from './security-headers.ts';

const named = (code: string) => `'sha256-${hash('sha256', code, 'base64')}'`;

describe('inlineScriptHashes', () => {
  test('names the scripts by which Next hands over data', () => {
    const first = '(self.__next_f=self.__next_f||[]).push([0])';
    const second = 'self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n"])';
    const both = `${first};${second}`;
    const bundler = '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":[]});';
    const html = [first, second, both, bundler].map((code) => `<script id="_R_">${code}</script>`).join('<p>');
    expect(inlineScriptHashes(html)).toEqual([first, second, both, bundler].map(named));
  });

  test('does not name what somebody smuggled into the page', () => {
    const smuggled = [
      'alert(1)',
      'self.__next_f.push([1,"a"]);alert(1)',
      'self.__next_f.push([1,alert(1)])',
      'self.__next_f.push([1,"a"]),alert([1])',
      '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"a":1}),alert({})',
      'alert(1);self.__next_f.push([1,"a"])',
    ];
    expect(inlineScriptHashes(smuggled.map((code) => `<script>${code}</script>`).join(''))).toEqual([]);
  });

  test('needs no names for files and data', () => {
    expect(
      inlineScriptHashes('<script src="/a.js" async=""></script><script type="application/ld+json">{"a":1}</script>'),
    ).toEqual([]);
  });
});

test('the policy is closed where it must be', () => {
  const policy = contentSecurityPolicy(["'sha256-abc='"]);
  expect(policy).toContain("script-src 'self' 'sha256-abc=';");
  expect(policy).toContain("object-src 'none'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});

test('a page with a map may ask its host, and no other page may', () => {
  const policy = contentSecurityPolicy([], [], 'https://karten.example');
  expect(policy).toContain("connect-src 'self' https://karten.example;");
  expect(policy).toContain("img-src 'self' data: blob: https://karten.example;");
  expect(policy).toContain("worker-src 'self' blob:;");
  expect(policy).toContain("script-src 'self';");
  expect(contentSecurityPolicy()).not.toMatch(/karten|blob:|worker-src/);
});

test('https is only insisted on where it is spoken', () => {
  const names = (https: boolean) => securityHeaders({ https, dev: false }).map(([name]) => name);
  expect(names(true)).toContain('Strict-Transport-Security');
  expect(names(false)).not.toContain('Strict-Transport-Security');
});

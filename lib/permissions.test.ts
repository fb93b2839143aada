import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import {
  access,
  type CurrentUser,
  canActAs,
  canApprove,
  canDecide,
  canEditText,
  canModerate,
  canPublish,
  canReadKeptMails,
  canWriteArticles,
} from './permissions.ts';

const found = (pattern: string) => globSync(pattern);
const listed = (list: Record<string, string[]>) => Object.values(list).flat().sort();

test('every page and endpoint has its verdict, and no verdict is about nothing', async () => {
  const files = found('app/**/{page.tsx,route.ts}');
  const addresses = files.map(
    (file) =>
      `/${file
        .split('/')
        .slice(1, -1)
        .filter((part) => !part.startsWith('('))
        .join('/')}`,
  );
  expect(addresses.sort()).toEqual(listed(access.pages));
});

test('every action has its verdict', async () => {
  const names: string[] = [];
  for (const file of found('{app,components,lib}/**/*.{ts,tsx}')) {
    const code = await readFile(file, 'utf8');
    if (!/^\s*'use server'/m.test(code)) continue;
    expect(code.startsWith("'use server';"), `${file}: actions stand in files of their own`).toBe(true);
    names.push(
      ...[...code.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map(([, name]) => name as string),
    );
  }
  expect(names.sort()).toEqual(listed(access.actions));
});

test('no form binds an action while it is rendered in the browser or for it: each render would wait for a new one', async () => {
  for (const file of found('{app,components}/**/*.tsx')) {
    const code = await readFile(file, 'utf8');
    if (code.startsWith("'use client'")) expect(code, file).not.toMatch(/\.bind\(/);
  }
});

test('every action begins by asking who is there', async () => {
  const open = new Set([...access.actions.everybody, ...access.actions.whoHasTheMail]);
  for (const file of found('app/**/*.ts')) {
    const code = await readFile(file, 'utf8');
    if (!code.startsWith("'use server'")) continue;
    for (const [, name = '', body = ''] of code.matchAll(/^export async function (\w+)[\s\S]*?\{\n([\s\S]*?)\n\n/gm)) {
      if (!open.has(name))
        expect(body, `${file}: ${name}`).toMatch(/await (requireUser|requireSelf|userOfForm|requireRole|claimable)\(/);
    }
  }
});

test('kept mails are for the machine itself, and for nobody once there is a mail server', () => {
  expect(canReadKeptMails('127.0.0.1', false)).toBe(true);
  expect(canReadKeptMails('::1', false)).toBe(true);
  for (const address of ['192.168.1.7', '203.0.113.9', 'unknown', ''])
    expect(canReadKeptMails(address, false)).toBe(false);
  expect(canReadKeptMails('127.0.0.1', true)).toBe(false);
});

test('what only the person himself may do begins by asking for him, page or action', async () => {
  const { self, membersOfTheEntryThemselves, managersOfTheEntryThemselves } = access.actions;
  const own = new Set([...self, ...membersOfTheEntryThemselves, ...managersOfTheEntryThemselves]);
  const seen: string[] = [];
  for (const file of found('app/**/*.ts')) {
    const code = await readFile(file, 'utf8');
    if (!code.startsWith("'use server'")) continue;
    for (const [, name = '', body = ''] of code.matchAll(/^export async function (\w+)[\s\S]*?\{\n([\s\S]*?)\n\n/gm)) {
      if (!own.has(name)) continue;
      seen.push(name);
      expect(body, `${file}: ${name}`).toMatch(/await (requireSelf|claimable)\(/);
      if (body.includes('claimable(')) expect(code).toMatch(/function claimable[^}]*await requireSelf\(/);
    }
  }
  expect(new Set(seen)).toEqual(own);
  for (const address of access.pages.self) {
    for (const file of found(`app/**${address}/page.tsx`))
      expect(await readFile(file, 'utf8'), file).toMatch(/await requireSelf\(/);
  }
});

const person = (role: CurrentUser['role'], more: Partial<CurrentUser> = {}): CurrentUser => ({
  id: role,
  email: `${role}@b.example`,
  name: null,
  role,
  emailVerified: new Date(),
  ...more,
});

test('moderators may be signed in as members, never as one of the staff, and not from one to the next', () => {
  const member = { id: 'm', role: 'member', isConfirmed: true, isLocked: false } as const;
  for (const role of ['moderator', 'admin'] as const) {
    expect(canActAs(person(role), member)).toBe(true);
    for (const other of ['editor', 'moderator', 'admin'] as const)
      expect(canActAs(person(role), { ...member, role: other })).toBe(false);
    expect(canActAs(person(role), { ...member, isLocked: true })).toBe(false);
    expect(canActAs(person(role), { ...member, isConfirmed: false })).toBe(false);
  }
  for (const role of ['member', 'editor'] as const) expect(canActAs(person(role), member)).toBe(false);
  const acting = person('member', { impersonation: { staffId: 'x', until: new Date() } });
  expect(canActAs(acting, member)).toBe(false);
  expect(canModerate(acting)).toBe(false);
});

test('nobody decides about what he has written, in whosever name', () => {
  const moderator = person('moderator');
  expect(canDecide(moderator, { authorId: 'm' })).toBe(true);
  expect(canDecide(moderator, { authorId: 'moderator' })).toBe(false);
  expect(canDecide(moderator, { authorId: 'm', enteredBy: 'moderator' })).toBe(false);
});

test('nobody approves an article that he has written on, and only admins publish what nobody has approved', () => {
  for (const role of ['editor', 'moderator', 'admin'] as const) {
    const user = person(role);
    expect(canApprove(user, { stage: 'inReview', writers: ['m'] })).toBe(true);
    expect(canApprove(user, { stage: 'inReview', writers: ['m', role] })).toBe(false);
    expect(canApprove(user, { stage: 'draft', writers: ['m'] })).toBe(false);
    for (const stage of ['approved', 'scheduled'] as const) expect(canPublish(user, { stage })).toBe(true);
    for (const stage of ['draft', 'inReview'] as const) expect(canPublish(user, { stage })).toBe(role === 'admin');
    for (const stage of ['published', 'withdrawn'] as const) expect(canPublish(user, { stage })).toBe(false);
  }
  const member = person('member');
  expect(canWriteArticles(member)).toBe(false);
  expect(canApprove(member, { stage: 'inReview', writers: [] })).toBe(false);
  expect(canPublish(member, { stage: 'approved' })).toBe(false);
  expect(canEditText(member, { stage: 'draft' })).toBe(false);
});

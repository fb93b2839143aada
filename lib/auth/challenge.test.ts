import { type Payload, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isWelcome, newChallenge, readPayload } from './challenge.ts';

beforeAll(() => void vi.stubEnv('AUTH_SECRET', 'ein Geheimnis, das nur diese Tests kennen'));
afterAll(() => vi.unstubAllEnvs());

const written = (payload: unknown) => Buffer.from(JSON.stringify(payload)).toString('base64');

test('whatever stands in the place of a solution, it is read as one or as none', () => {
  for (const text of ['e30=', 'bnVsbA==', 'W10=', '%', written({ challenge: { signature: 'x', parameters: null } })])
    expect(readPayload(text)).toBeNull();
  fc.assert(fc.property(fc.jsonValue(), (value) => readPayload(written(value)) === null));
  fc.assert(fc.property(fc.string(), (text) => readPayload(text) === null));
});

test('a solution counts for the task that we have given, and for no easier one', async () => {
  const challenge = await newChallenge();
  const solution = await solveChallenge({ challenge, deriveKey });
  const forged: Payload[] = [
    { challenge: { ...challenge, parameters: { ...challenge.parameters, cost: 1 } }, solution } as Payload,
    { challenge: { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '' } }, solution } as Payload,
    { challenge: { ...challenge, signature: 'x' }, solution } as Payload,
    { challenge, solution: { ...solution, counter: -1 } } as Payload,
    { challenge, solution: null } as never,
  ];
  for (const payload of forged) expect(await isWelcome(written(payload), null)).toBe(false);
});

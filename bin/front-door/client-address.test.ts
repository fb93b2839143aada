import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { settleOrigin, trustProxies } from './client-address.ts';

function settled(remoteAddress: string, headers: Record<string, string>, proxies = '') {
  const req = { socket: { remoteAddress }, headers: { ...headers } } as unknown as IncomingMessage;
  settleOrigin(req, trustProxies(proxies));
  return req.headers;
}

describe('settleOrigin', () => {
  test('believes nobody by default', () => {
    const headers = settled('203.0.113.9', {
      'x-forwarded-for': '1.2.3.4',
      'x-client-address': '1.2.3.4',
      'x-real-ip': '1.2.3.4',
      forwarded: 'for=1.2.3.4',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-middleware-subrequest': 'proxy',
      host: 'branchenbuch.example',
    });
    expect(headers).toEqual({
      host: 'branchenbuch.example',
      'x-client-address': '203.0.113.9',
      'x-forwarded-for': '203.0.113.9',
    });
  });

  test('takes the last address that no trusted proxy has', () => {
    const forwarded = { 'x-forwarded-for': '6.6.6.6, 198.51.100.7, 10.0.0.2', 'x-forwarded-proto': 'https' };
    const headers = settled('::ffff:10.0.0.1', forwarded, '10.0.0.0/8');
    expect(headers['x-client-address']).toBe('198.51.100.7');
    expect(headers['x-forwarded-proto']).toBe('https');
  });

  test('does not listen to others once proxies are set', () => {
    expect(settled('203.0.113.9', { 'x-forwarded-for': '1.2.3.4' }, '10.0.0.0/8')['x-client-address']).toBe(
      '203.0.113.9',
    );
  });

  test('refuses a host that is none', () => {
    expect(settled('10.0.0.1', { 'x-forwarded-host': 'a b/c' }, '10.0.0.1')['x-forwarded-host']).toBeUndefined();
  });

  test('knows IPv6 and says so when the setting is wrong', () => {
    expect(settled('fd00::1', { 'x-forwarded-for': '2001:db8::5' }, 'fd00::/8, 10.0.0.1')['x-client-address']).toBe(
      '2001:db8::5',
    );
    expect(() => trustProxies('keine-adresse')).toThrow();
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { EnvironmentError, readEnvironment, siteUrl } from './env.ts';

afterEach(() => vi.unstubAllEnvs());

describe('readEnvironment', () => {
  it('needs nothing to be set', () => {
    expect(readEnvironment({})).toMatchObject({
      PORT: 3000,
      HOST: '0.0.0.0',
      OPERATOR_NAME: 'European Business Connect',
      OPERATOR_ADDRESS: '',
      BENCH: '0',
    });
    expect(readEnvironment({}).SITE_URL).toBeUndefined();
  });

  it('takes an empty variable as not set', () => {
    expect(readEnvironment({ PORT: '', SITE_URL: '', DATABASE_URL: '', OPERATOR_NAME: '', AUTH_SECRET: '' })).toEqual(
      readEnvironment({}),
    );
  });

  it('ignores what belongs to others', () => {
    expect(readEnvironment({ PATH: '/bin', HOME: '/' })).toEqual(readEnvironment({}));
  });

  it.each([
    ['PORT', 'dreitausend'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['SITE_URL', 'www.example.de'],
    ['SITE_URL', 'javascript:alert(1)'],
    ['SITE_URL', 'ftp://example.de'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_POOL_SIZE', '0'],
    ['PAGE_STORE_MB', '1'],
    ['AUTH_SECRET', 'zu kurz'],
    ['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'kein base64!'],
    ['GEOCODER_URL', 'photon:2322'],
    ['GEOCODER_URL', 'http://photon:2322/'],
    ['GEOCODER_URL', 'http://wer:geheim@photon:2322/api'],
    ['MAP_STYLE_URL', 'stil.json'],
    ['MAP_STYLE_URL', 'data:application/json,{}'],
    ['BENCH', 'ja'],
    ['OPERATOR_EMAIL', 'post(at)example.de'],
    ['OPERATOR_SINCE', '1066'],
  ])('refuses %s=%s and names it', (name, value) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(EnvironmentError);
    expect(() => readEnvironment({ [name]: value })).toThrow(new RegExp(`falsch gesetzt:\\n {2}${name}: .`));
  });

  it('takes a bucket with everything that it needs, or none', () => {
    const bucket = { S3_BUCKET: 'bilder', S3_ACCESS_KEY_ID: 'wer', S3_SECRET_ACCESS_KEY: 'geheim' };
    expect(readEnvironment(bucket)).toMatchObject({ ...bucket, S3_REGION: 'us-east-1' });
    expect(() => readEnvironment({ ...bucket, S3_BUCKET: '' })).toThrow(/falsch gesetzt:\n {2}S3_BUCKET: ./);
    expect(() => readEnvironment({ S3_ENDPOINT: 'https://s3.example' })).toThrow(/S3_BUCKET[\s\S]+S3_SECRET/);
    expect(() => readEnvironment({ ...bucket, S3_ENDPOINT: 's3.example' })).toThrow(/S3_ENDPOINT: ./);
  });

  it('names all that is wrong at once, and never shows a value: it may be a secret', () => {
    try {
      readEnvironment({ PORT: 'x', AUTH_SECRET: 'streng-gehütet', DATABASE_URL: 'ganz-und-gar-privat' });
      expect.unreachable();
    } catch (error) {
      const { message } = error as Error;
      for (const name of ['PORT', 'AUTH_SECRET', 'DATABASE_URL']) expect(message).toContain(`${name}:`);
      expect(message).not.toMatch(/gehütet|privat/);
    }
  });
});

describe('siteUrl', () => {
  it('begins with the configured address, without its path', () => {
    vi.stubEnv('SITE_URL', 'https://branchenbuch.example/irgendwo/');
    expect(siteUrl()).toBe('https://branchenbuch.example/');
    expect(siteUrl('/suche?was=a&wo=b')).toBe('https://branchenbuch.example/suche?was=a&wo=b');
  });

  it('is this machine while nothing is configured', () => {
    vi.stubEnv('SITE_URL', '');
    vi.stubEnv('PORT', '3131');
    expect(siteUrl('/orte')).toBe('http://localhost:3131/orte');
  });
});

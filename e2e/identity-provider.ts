import { createHash, createSign, generateKeyPairSync, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

interface Person {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
}

interface Grant {
  person: Person;
  redirectUri: string;
  challenge: string;
  nonce: string;
}

const CLIENT = 'branchenbuch:only-for-tests';

/**
 * An OpenID Connect provider (authorization code with PKCE) that lets in whom the test names. It refuses what a strict one
 * refuses: another client, another redirect address, a code used twice, a wrong verifier.
 */
export class IdentityProvider {
  /** Who signs in next; null: who cancels. */
  person: Person | null = null;
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #grants = new Map<string, Grant>();
  readonly #server = createServer((req, res) => {
    this.#answer(req, res).catch(() => res.writeHead(400).end());
  });
  #issuer = '';

  open(port: number): Promise<void> {
    this.#issuer = `http://localhost:${port}`;
    return new Promise((done) => this.#server.listen(port, 'localhost', done));
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((done) => this.#server.close(() => done()));
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', this.#issuer);
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json(res, {
          issuer: this.#issuer,
          authorization_endpoint: `${this.#issuer}/authorize`,
          token_endpoint: `${this.#issuer}/token`,
          userinfo_endpoint: `${this.#issuer}/userinfo`,
          jwks_uri: `${this.#issuer}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          code_challenge_methods_supported: ['S256'],
        });
      case '/keys':
        return json(res, { keys: [{ ...this.#keys.publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256' }] });
      case '/authorize':
        return this.#authorize(url.searchParams, res);
      case '/token':
        return this.#token(req, res);
      default:
        return void res.writeHead(404).end();
    }
  }

  #authorize(query: URLSearchParams, res: ServerResponse): void {
    const wanted = (name: string) => query.get(name) ?? fail(`no ${name}`);
    const back = new URL(wanted('redirect_uri'));
    if (back.pathname !== '/api/auth/callback/oidc' || query.get('code_challenge_method') !== 'S256') fail('not ours');
    if (query.get('client_id') !== CLIENT.split(':')[0]) fail('another client');
    back.searchParams.set('state', wanted('state'));
    back.searchParams.set('iss', this.#issuer);
    if (this.person) {
      const code = randomUUID();
      this.#grants.set(code, {
        person: this.person,
        redirectUri: wanted('redirect_uri'),
        challenge: wanted('code_challenge'),
        nonce: wanted('nonce'),
      });
      back.searchParams.set('code', code);
    } else back.searchParams.set('error', 'access_denied');
    res.writeHead(302, { location: back.href }).end();
  }

  async #token(req: IncomingMessage, res: ServerResponse): Promise<void> {
    let body = '';
    for await (const part of req) body += part;
    const form = new URLSearchParams(body);
    const grant = this.#grants.get(form.get('code') ?? '') ?? fail('no such code');
    this.#grants.delete(form.get('code') ?? '');
    const given = Buffer.from(
      decodeURIComponent(Buffer.from(req.headers.authorization?.split(' ')[1] ?? '', 'base64').toString()),
    );
    if (given.length !== CLIENT.length || !timingSafeEqual(given, Buffer.from(CLIENT))) fail('another client');
    if (form.get('redirect_uri') !== grant.redirectUri) fail('another address');
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (verifier !== grant.challenge) fail('another browser');
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: this.#issuer, aud: 'branchenbuch', iat: now, exp: now + 300, nonce: grant.nonce };
    json(res, {
      access_token: randomUUID(),
      token_type: 'Bearer',
      expires_in: 300,
      id_token: this.#signed({ ...claims, ...grant.person }),
    });
  }

  #signed(claims: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'RS256', kid: '1' })}.${part(claims)}`;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(this.#keys.privateKey, 'base64url')}`;
  }
}

function json(res: ServerResponse, body: object): void {
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function fail(reason: string): never {
  throw new Error(reason);
}

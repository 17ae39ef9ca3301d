import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { encoded, type SigningKey, secondsFromNow } from './signing-key.js';

/** A site with sessions and an identity provider of its own, on loopback. */
export interface SiteStandIn {
  readonly url: string;
  /** What `/session` was sent, in the order it came. */
  readonly asked: Readonly<Record<string, string>>[];
  /** What `/session` answers to `session=john`. */
  session: (c: Context) => Response | Promise<Response>;
  /** What the provider publishes. */
  keys: unknown[];
  /** How often the provider was asked, for its discovery document and for its keys. */
  readonly providerAsked: string[];
  /** A good ID token of the provider; what is given replaces or adds. */
  idToken(claims?: object, header?: object): string;
  close(): Promise<void>;
}

/** The person whose session and whose ID token it is. */
export const MEMBER = {
  external_id: 'crm-1042',
  name: 'John Smith',
  email: 'john.smith@example.com',
} as const;

let members = 0;

/** @param key - the provider's signing key */
export async function startSite(key: SigningKey): Promise<SiteStandIn> {
  const app = new Hono();
  const site: Omit<SiteStandIn, 'url' | 'close' | 'idToken'> = {
    asked: [],
    session: (c) => c.json(MEMBER),
    keys: [key.jwk],
    providerAsked: [],
  };
  app.get('/session', (c) => {
    site.asked.push(c.req.header());
    const { cookie, authorization } = c.req.header();
    const isJohn = cookie?.includes('session=john') || authorization === 'Bearer app';
    return isJohn ? site.session(c) : c.text('', 401);
  });
  app.get('/.well-known/openid-configuration', (c) => {
    site.providerAsked.push('discovery');
    const { origin } = new URL(c.req.url);
    return c.json({ issuer: origin, jwks_uri: `${origin}/keys` });
  });
  app.get('/keys', (c) => {
    site.providerAsked.push('keys');
    return c.json({ keys: site.keys });
  });

  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      const url = `http://127.0.0.1:${port}`;
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          if ('closeAllConnections' in server) server.closeAllConnections();
        });
      const idToken = (claims: object = {}, header: object = {}) => {
        members += 1;
        return key.tokenOf(
          JSON.stringify({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header }),
          JSON.stringify({
            iss: url,
            aud: 'web',
            sub: `auth0|${members}`,
            iat: secondsFromNow(0),
            exp: secondsFromNow(300),
            ...claims,
          }),
        );
      };
      resolve(Object.assign(site, { url, close, idToken }));
    });
  });
}

/** The token with other claims under its signature. */
export function withOtherClaims(token: string, claims: object): string {
  const [header, , signature] = token.split('.');
  return `${header}.${encoded(JSON.stringify(claims))}.${signature}`;
}

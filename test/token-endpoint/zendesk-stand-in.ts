import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { SigningKey } from './signing-key.js';

/** The part of a Zendesk account that the token endpoint asks, on loopback. */
export interface ZendeskStandIn {
  readonly url: string;
  /** What `keys.json` publishes; may be changed while it runs. */
  keys: unknown[];
  /** By id; what `/api/v2/users/{id}.json` finds. */
  readonly users: Map<string, Record<string, unknown>>;
  /** Side-loaded with every user, when not null. */
  identities: unknown[] | null;
  /** Answers instead of the APIs when not null: an outage, nonsense, a redirect, silence. */
  instead: ((c: Context) => Response | Promise<Response>) | null;
  /** Answers instead of the back-fill's PUT when not null. */
  insteadOfPut: ((c: Context) => Response | Promise<Response>) | null;
  /** What `/oauth/tokens` was asked, in the order it came. */
  readonly grants: Readonly<Record<string, unknown>>[];
  /** The access tokens that are good; may be changed, as a revocation does. */
  readonly accessTokens: Set<string>;
  /** Answers instead of `/oauth/tokens` when not null. */
  insteadOfGrant: ((c: Context) => Response | Promise<Response>) | null;
  /** Whose credential it is, for `/api/v2/users/me.json`. */
  me: { readonly id: number | null; readonly role: string };
  /** `GET /api/…` with its credentials, in the order they came. */
  readonly asked: { readonly method: string; readonly path: string; readonly auth: string }[];
  asks(part: string): number;
  /** Lets a question wait; `arrived` when the first one does, answered after `release()`. */
  holdAnswers(): { readonly arrived: Promise<void>; release(): void };
  /** The same for requests to `/oauth/tokens`, which get a good token. */
  holdGrants(): { readonly arrived: Promise<void>; release(): void };
  close(): Promise<void>;
}

/** Starts the stand-in with the public keys of these signing keys. */
export async function startZendesk(...keys: SigningKey[]): Promise<ZendeskStandIn> {
  const app = new Hono();
  const zendesk: Omit<ZendeskStandIn, 'url' | 'close'> = {
    keys: keys.map(({ jwk }) => jwk),
    users: new Map(),
    identities: null,
    instead: null,
    insteadOfPut: null,
    asked: [],
    grants: [],
    accessTokens: new Set(),
    insteadOfGrant: null,
    me: { id: 1, role: 'admin' },
    holdAnswers() {
      const arrived = signal();
      const released = signal();
      zendesk.instead = async (c) => {
        arrived.give();
        await released.given;
        return c.json({ keys: zendesk.keys });
      };
      return { arrived: arrived.given, release: released.give };
    },
    holdGrants() {
      const arrived = signal();
      const released = signal();
      zendesk.insteadOfGrant = async (c) => {
        arrived.give();
        await released.given;
        zendesk.accessTokens.add('held');
        return c.json({ access_token: 'held', scope: 'read' });
      };
      return { arrived: arrived.given, release: released.give };
    },
    asks: (part) => zendesk.asked.filter(({ path }) => path.includes(part)).length,
  };

  app.use(async (c, next) => {
    const { method, path } = c.req;
    zendesk.asked.push({ method, path, auth: c.req.header('authorization') ?? '' });
    if (method === 'PUT' && zendesk.insteadOfPut) return zendesk.insteadOfPut(c);
    return zendesk.instead ? zendesk.instead(c) : next();
  });
  app.post('/oauth/tokens', async (c) => {
    const asked = await c.req.json();
    zendesk.grants.push(asked);
    if (zendesk.insteadOfGrant) return zendesk.insteadOfGrant(c);
    const access_token = `access-token-${zendesk.grants.length}`;
    zendesk.accessTokens.add(access_token);
    return c.json({ access_token, token_type: 'bearer', scope: asked.scope, expires_in: 1_800 });
  });
  app.use('/api/v2/users/*', async (c, next) => {
    const bearer = c.req.header('authorization')?.replace('Bearer ', '') ?? '';
    if (bearer.startsWith('Basic ') || zendesk.accessTokens.has(bearer)) return next();
    return c.json({ error: 'invalid_token' }, 401);
  });
  app.get('/api/v2/users/me.json', (c) => c.json({ user: zendesk.me }));
  app.get('/api/v2/users/1.json', (c) => c.json({ user: zendesk.me, identities: [] }));
  app.get('/api/v2/help_center/integration/keys.json', (c) => c.json({ keys: zendesk.keys }));
  app.get('/api/v2/users/:file', (c) => {
    const user = zendesk.users.get(c.req.param('file').replace('.json', ''));
    if (!user) return c.json({ error: 'RecordNotFound' }, 404);
    return c.json({ user, ...(zendesk.identities && { identities: zendesk.identities }) });
  });
  app.put('/api/v2/users/:file', async (c) => {
    const id = c.req.param('file').replace('.json', '');
    const { user } = await c.req.json();
    zendesk.users.set(id, { ...zendesk.users.get(id), ...user });
    return c.json({ user: zendesk.users.get(id) });
  });

  const { port, close } = await listening(app);
  return Object.assign(zendesk, { url: `http://127.0.0.1:${port}`, close });
}

function listening(app: Hono): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          if ('closeAllConnections' in server) server.closeAllConnections();
        });
      resolve({ port, close });
    });
  });
}

function signal(): { readonly given: Promise<void>; give(): void } {
  let give: () => void = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

import fc from 'fast-check';
import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../../src/local-help-center/account/create-account.js';
import { developerPanel } from '../../../src/local-help-center/developer/panel/index.js';
import { createIdentityProvider } from '../../../src/local-help-center/identity-provider.js';
import { signIn } from '../../../src/local-help-center/sign-in/index.js';
import { createThemes } from '../../../src/local-help-center/theming/index.js';
import { website } from '../../../src/local-help-center/website/index.js';
import { agentSide } from '../../../src/local-help-center/widgets/agent/index.js';
import { classicWidget } from '../../../src/local-help-center/widgets/classic/index.js';
import {
  createMessaging,
  messenger,
} from '../../../src/local-help-center/widgets/messenger/index.js';
import { zendeskApi } from '../../../src/local-help-center/zendesk-api/index.js';
import { anyCharacter, webPath, webUrl } from '../../arbitrary-text.js';
import { appOf } from '../app-of.js';
import { smallTheme } from '../theming/small-theme.js';

let app: Hono;

beforeAll(async () => {
  const account = createAccount();
  const messaging = createMessaging(account);
  app = appOf(
    signIn(account),
    zendeskApi(account, createThemes({ read: async () => smallTheme() })),
    messenger(account, messaging),
    agentSide(account, messaging),
    website(account, createIdentityProvider()),
    classicWidget(account),
    developerPanel(account),
  );
  // An error that a route does not expect is this test's failure, with its own words.
  app.onError((error) => {
    throw error;
  });
});

const takesJson = [
  '/messenger/api/login',
  '/messenger/api/logout',
  '/messenger/api/resume',
  '/messenger/api/messages',
  '/messenger/api/read',
  '/messenger/api/annotations',
  '/agent/api/answers',
  '/classic-widget/api/authenticate',
  '/developer/faults',
];
const takesForms = ['/access/sign_in', '/website/login', '/website/logout'];

/** Objects with the fields that routes look for, with anything in them. */
const likelyBodies = fc.record(
  {
    token: fc.oneof(fc.string(), fc.jsonValue()),
    jwt: fc.oneof(fc.string(), fc.jsonValue()),
    text: fc.oneof(fc.string(), fc.jsonValue()),
    tags: fc.jsonValue(),
    fields: fc.jsonValue(),
    conversation: fc.jsonValue(),
    use: fc.constantFrom('chat', 'helpCenter', 'constructor'),
    failWith: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

const isAnswered = async (path: string, init: RequestInit) => {
  const { status } = await app.request(`http://localhost${path}`, init);
  expect(status).toBeLessThan(500);
};

it('a request in order is answered, and none is turned away before its route', async () => {
  const good = { method: 'POST', body: new URLSearchParams({ person: '1000000000101' }) };
  const signedIn = await app.request('http://localhost/access/sign_in', good);
  expect(signedIn.headers.get('set-cookie')).toContain('_zendesk_session=');

  const statuses = await Promise.all(
    [...takesJson, ...takesForms].map(async (path) => {
      const body = takesForms.includes(path) ? new URLSearchParams() : '{}';
      const { status } = await app.request(`http://localhost${path}`, { method: 'POST', body });
      return [path, status];
    }),
  );
  expect(statuses.filter(([, status]) => status === 403 || status === 404)).toEqual([]);
});

describe('whatever is sent', () => {
  it.each(takesJson)('as JSON to %s is answered below 500', async (path) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(likelyBodies, fc.jsonValue(), fc.string()), async (sent) => {
        const body = typeof sent === 'string' ? sent : JSON.stringify(sent);
        await isAnswered(path, { method: 'POST', body });
      }),
      { numRuns: 60 },
    );
  });

  it.each(takesForms)('as a form to %s is answered below 500', async (path) => {
    const fields = fc.dictionary(
      fc.constantFrom('name', 'email', 'external_id', 'person', 'return_to'),
      fc.string({ unit: anyCharacter, maxLength: 300 }),
    );
    await fc.assert(
      fc.asyncProperty(fields, async (form) => {
        await isAnswered(path, { method: 'POST', body: new URLSearchParams(form) });
      }),
      { numRuns: 60 },
    );
  });

  it('as a cookie is answered below 500', async () => {
    // What HTTP lets into a header at all.
    const cookie = fc.stringMatching(/^[\x20-\x7e\x80-\xff]{0,60}$/);
    await fc.assert(
      fc.asyncProperty(cookie, async (value) => {
        const headers = { cookie: `_zendesk_session=${value}; website_session=${value}; ${value}` };
        await isAnswered('/api/v2/users/me.json', { headers });
        await isAnswered('/access/logout', { headers });
      }),
      { numRuns: 100 },
    );
  });

  it('as a path is answered below 500', async () => {
    const path = fc.tuple(
      fc.constantFrom(
        '/api/v2/users/',
        '/hc/',
        '/messenger/',
        '/agent/',
        '/developer/',
        '/website/',
      ),
      webPath,
      fc.constantFrom('', '%', '%00', '%zz', '..%2f', '?return_to=%ff'),
    );
    await fc.assert(
      fc.asyncProperty(path, async (parts) => {
        await isAnswered(parts.join(''), {});
      }),
      { numRuns: 200 },
    );
  });

  it('as return_to never leads to another site', async () => {
    const target = fc.oneof(
      webUrl,
      fc.string({ unit: anyCharacter }),
      fc.stringMatching(/^[/\\.:@?#\t\n ehtp]{0,12}$/),
    );
    await fc.assert(
      fc.asyncProperty(target, async (wanted) => {
        const response = await app.request(
          `http://localhost/access/logout?return_to=${encodeURIComponent(wanted)}`,
        );
        const location = response.headers.get('location') ?? '';
        expect(new URL(location, 'http://localhost').origin).toBe('http://localhost');
      }),
      { numRuns: 500 },
    );
  });
});

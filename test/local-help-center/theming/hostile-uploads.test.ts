import fc from 'fast-check';
import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/local-help-center/account/account.js';
import { createAccount } from '../../../src/local-help-center/account/create-account.js';
import {
  createThemes,
  type Themes,
  theming,
} from '../../../src/local-help-center/theming/index.js';
import { zendeskApi } from '../../../src/local-help-center/zendesk-api/index.js';
import { readThemeZip } from '../../../src/local-help-center/zendesk-api/theming/read-theme-zip.js';
import { appOf } from '../app-of.js';
import { smallTheme, smallThemeZip } from './small-theme.js';

let account: Account;
let themes: Themes;
let routes: Hono;

beforeAll(async () => {
  account = createAccount();
  themes = createThemes({ read: async () => smallTheme() });
  routes = appOf(zendeskApi(account, themes), theming(themes));
});

describe('a zip of anything', () => {
  it('is a theme or an error, and never breaks the server', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4_000 }), (bytes) => {
        expect(readThemeZip(bytes)).toHaveProperty('errors');
      }),
      { numRuns: 200 },
    );
  });

  it('is a theme or an error where some bytes of a good one are others', () => {
    const good = smallThemeZip();
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(damage, (changes) => {
        const damaged = Uint8Array.from(good);
        for (const [index, byte] of changes) damaged[index] = byte;
        expect(Object.keys(readThemeZip(damaged))).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a request of anything', () => {
  const paths = [
    ['PUT', '/hc/api/internal/theming/local_preview'],
    ['POST', '/api/v2/guide/theming/jobs/themes/imports'],
    ['POST', '/api/v2/guide/theming/jobs/themes/updates'],
    ['PUT', '/developer/theming'],
  ] as const;

  it.each(paths)('is answered with 4xx by %s %s', async (method, path) => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (body) => {
        const response = await routes.request(path, {
          method,
          body: JSON.stringify(body),
          headers: {
            authorization: `Basic ${btoa(`${account.api.email}/token:${account.api.token}`)}`,
            'content-type': 'application/json',
          },
        });
        expect(response.status).toBeGreaterThanOrEqual(400);
        expect(response.status).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
  });

  it('is answered with 4xx where the path is anything', async () => {
    const step = fc.constantFrom(
      '..',
      '%2e%2e',
      '%00',
      '%2f',
      'folder',
      'assets',
      'style.css',
      'é',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const response = await routes.request(`/theming/${steps.join('/')}`);
        expect([200, 404]).toContain(response.status);
      }),
      { numRuns: 200 },
    );
  });

  it('is answered with the published theme where the cookie is anything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 200 }), async (value) => {
        const headers = {
          cookie: `_theme_preview=${encodeURIComponent(value)}; ${encodeURIComponent(value)}`,
        };
        const { id } = await themes.themeFor(new Request('http://localhost/', { headers }));
        expect(id).toBe('folder');
      }),
      { numRuns: 100 },
    );
  });
});

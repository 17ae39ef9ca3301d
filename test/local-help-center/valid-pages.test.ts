import type { Hono } from 'hono';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { describe, expect, it } from 'vitest';
import type { Widget } from '../../src/browser-code/index.js';
import { loadContent } from '../../src/guide/content/index.js';
import {
  FORM_HELPERS,
  GLOBAL_HELPERS,
  type GuideTheme,
  readTheme,
  ThemeError,
} from '../../src/guide/theme/index.js';
import { type Account, createAccount } from '../../src/local-help-center/account/index.js';
import { localHelpCenterApp } from '../../src/local-help-center/app.js';
import { createIdentityProvider } from '../../src/local-help-center/identity-provider.js';
import { createThemes } from '../../src/local-help-center/theming/index.js';
import { kitThemeFolder } from '../../src/theme-package/index.js';
import { PAGES_WITH_EVERY_HELPER } from '../guide/helpers/pages-with-every-helper.js';
import { addressesOfTemplates } from './help-center/addresses-of-templates.js';
import { guideApp } from './help-center/guide-app.js';

/**
 * The rules of the HTML standard; matters of taste are left to the formatter of the theme. The validator
 * would put its rules together again for each page, which takes longer than checking the page.
 */
class StandardRules extends StaticConfigLoader {
  readonly #rules = super.getConfigFor('every page');
  override getConfigFor() {
    return this.#rules;
  }
}
const validator = new HtmlValidate(new StandardRules({ extends: ['html-validate:standard'] }));

const VISITORS = {
  nobody: undefined,
  'an end user': 'john.smith@example.com',
  'an agent': 'grace.agent@example.com',
} as const;
type Visitor = keyof typeof VISITORS;

const ORIGIN = 'http://localhost';
const account: Account = createAccount();
const theme = await readTheme(kitThemeFolder);
const content = await loadContent();

function withTemplate(name: string, source: string): GuideTheme {
  return { ...theme, templates: new Map([...theme.templates, [name, source]]) };
}

function appOf(widget: Widget, read: () => Promise<GuideTheme>): Hono {
  return localHelpCenterApp({
    account,
    themes: createThemes({ read }),
    content,
    widget,
    host: '127.0.0.1',
    identityProvider: createIdentityProvider(),
    proof: 'help-center-jwt',
    tokenEndpoint: async () => new Response('token'),
    onTemplateError: () => {},
  });
}

const helpCenter = appOf('messaging', async () => theme);

function cookieOf(visitor: Visitor): Record<string, string> {
  const person = account.people().find(({ email }) => email === VISITORS[visitor]);
  return person ? { cookie: `_zendesk_session=${account.signIn(person)}` } : {};
}

/** What is wrong with an answer, by rule, each with a line that has it; nothing where it is not HTML. */
async function mistakesIn(response: Response): Promise<string[]> {
  if (!isHtml(response)) return [];
  const html = await response.text();
  const lines = html.split('\n');
  const report = await validator.validateString(html);
  return report.results
    .flatMap(({ messages }) => messages)
    .map(
      ({ ruleId, message, line }) =>
        `${ruleId}: ${message} ${lines[line - 1]?.trim().slice(0, 160)}`,
    );
}

const isHtml = ({ headers }: Response) => headers.get('content-type')?.startsWith('text/html');

async function mistakesOf(
  paths: readonly string[],
  visitor: Visitor,
  app: Hono = helpCenter,
): Promise<Record<string, string[]>> {
  const headers = cookieOf(visitor);
  const mistakes: Record<string, string[]> = {};
  for (const path of paths) {
    const found = await mistakesIn(await app.request(ORIGIN + path, { headers }));
    if (found.length > 0) mistakes[path] = found;
  }
  return mistakes;
}

describe('the pages of the theme, with all that is added to them', () => {
  const addresses = addressesOfTemplates(theme);
  const oneOfEach = new Map(addresses.map(({ template, path }) => [template, path]));

  it.each([
    ['nobody', [...oneOfEach.values()]],
    ['an end user', addresses.map(({ path }) => path)],
    ['an agent', [...oneOfEach.values()]],
  ] as const)('are valid HTML for %s', { timeout: 120_000 }, async (visitor, paths) => {
    expect(await mistakesOf(paths, visitor)).toEqual({});
  });

  it('are so in a preview', async () => {
    const headers = { cookie: '_theme_preview=folder' };
    const response = await helpCenter.request(`${ORIGIN}/hc/en-us`, { headers });
    expect(await response.clone().text()).toContain('Exit preview');
    expect(await mistakesIn(response)).toEqual([]);
  });

  it('are so with the Classic widget, too', async () => {
    const classic = appOf('classic', async () => theme);
    expect(await mistakesOf(['/hc/en-us'], 'an end user', classic)).toEqual({});
  });
});

/** What the parameters of addresses can be; a route with another one needs a value here. */
const PARAMETERS: Readonly<Record<string, string>> = {
  locale: 'en-us',
  id: '360000001001',
  kind: 'article_attachments',
  name: 'first-ride.txt',
  theme: 'folder',
  identifier: 'logo',
  revision: '1',
  path: 'main.js',
};

/** An address that a route answers: `/hc/avatars/:file{[0-9]{1,16}\.svg}` → `/hc/avatars/1.svg`. */
function addressOf(route: string): string {
  return route
    .replaceAll(/:file\{\[0-9\][^}]*\}\\\.(\w+)\}/g, '1.$1')
    .replaceAll(/:file\{(?:\w+\|)?([\w.]+)\}/g, '$1')
    .replaceAll(/:(\w+)(?:\{(?:[^{}]|\{[^{}]*\})*\})?\??/g, (whole, name: string) => {
      const value = PARAMETERS[name] ?? (route.startsWith('/api/') ? '1' : undefined);
      if (value === undefined) throw new Error(`${route}: PARAMETERS has no value for ${whole}.`);
      return value;
    })
    .replaceAll('*', 'no/such/page');
}

/** Every route that answers GET, so that nobody can forget a new page. */
const addressesOfRoutes = () => [
  ...new Set(
    helpCenter.routes.filter(({ method }) => method === 'GET').map(({ path }) => addressOf(path)),
  ),
];

describe('every other page', () => {
  it.each(Object.keys(VISITORS) as Visitor[])(
    'is valid HTML for %s, whatever route it has',
    { timeout: 60_000 },
    async (visitor) => {
      const headers = cookieOf(visitor);
      const pages = new Set<string>();
      const mistakes: Record<string, string[]> = {};
      for (const path of addressesOfRoutes()) {
        const response = await helpCenter.request(ORIGIN + path, { headers });
        if (!isHtml(response)) {
          await response.body?.cancel();
          continue;
        }
        pages.add(path);
        const found = await mistakesIn(response);
        if (found.length > 0) mistakes[path] = found;
      }
      expect(mistakes).toEqual({});
      expect([...pages]).toEqual(
        expect.arrayContaining([
          '/access/sign_in',
          '/oauth/authorizations/new',
          '/hc/admin/local_preview/start',
          '/developer/themes',
          '/developer/settings',
          '/agent',
          '/website',
          '/website/id-token',
        ]),
      );
    },
  );
});

describe('a page that answers a mistake', () => {
  const form = (path: string, fields: Record<string, string>, visitor: Visitor = 'nobody') => {
    const headers = { ...cookieOf(visitor), origin: ORIGIN };
    const token = account.authenticityToken(new Request(ORIGIN, { headers }));
    const body = new URLSearchParams({ ...fields, authenticity_token: token });
    return { path, init: { method: 'POST', body, headers } };
  };
  const get = (path: string, visitor: Visitor, headers: Record<string, string> = {}) => ({
    path,
    init: { headers: { ...cookieOf(visitor), ...headers } },
  });
  const authorization = (client: string) =>
    `/oauth/authorizations/new?${new URLSearchParams({
      response_type: 'code',
      client_id: client,
      redirect_uri: 'http://localhost:19186/',
      scope: 'read write',
      code_challenge: 'a'.repeat(43),
      code_challenge_method: 'S256',
    })}`;
  const article = '/hc/en-us/articles/360000001001';

  it.each([
    ['sign-in without an address', 422, form('/access/sign_in', {})],
    ['sign-in with a wrong one', 422, form('/access/sign_in', { name: '"', email: '<b>' })],
    ['the website’s sign-in, unknown', 422, form('/website/login', { email: 'nobody' })],
    ['a consent that is asked for', 200, get(authorization('zdg-zcli-oauth'), 'an agent')],
    ['a client that nobody knows', 400, get(authorization('nobody'), 'an agent')],
    ['a preview that is not there', 404, get('/hc/admin/local_preview/start?theme=x', 'nobody')],
    ['an empty comment', 422, form(`${article}/comments`, { 'comment[body]': ' ' }, 'an end user')],
    ['a language that there is not', 404, get('/hc/xx', 'nobody')],
    ['an address that there is not', 404, get('/hc/en-us/no/such/page', 'nobody')],
    ['an internal article', 401, get('/hc/en-us/articles/360000001016', 'nobody')],
    ['an internal article', 403, get('/hc/en-us/articles/360000001016', 'an end user')],
    ['a request of somebody else', 403, get('/hc/en-us/requests/113', 'an end user')],
  ] as const)('is valid HTML: %s (%i)', async (_kind, status, { path, init }) => {
    const response = await helpCenter.request(ORIGIN + path, init);
    expect(response.status).toBe(status);
    expect(isHtml(response)).toBe(true);
    expect(await mistakesIn(response)).toEqual([]);
  });

  it.each([
    ['a template that is wrong', async () => withTemplate('home_page', '{{<b>')],
    [
      'a theme that cannot be read',
      () => Promise.reject(new ThemeError('theme-not-found', '<b>: "no" theme')),
    ],
  ])('is valid HTML: %s (500)', async (_kind, read) => {
    const app = appOf('messaging', read);
    for (const path of ['/hc/en-us', '/developer/settings']) {
      const response = await app.request(ORIGIN + path);
      expect(isHtml(response)).toBe(true);
      expect(await mistakesIn(response)).toEqual([]);
    }
  });
});

describe('what helpers print', () => {
  it('is all of it on the pages of this test', () => {
    const source = Object.values(PAGES_WITH_EVERY_HELPER).join('\n');
    const missing = [...GLOBAL_HELPERS.keys(), ...FORM_HELPERS].filter(
      (name) => !new RegExp(`[{(#.]${name}\\b`).test(source),
    );
    expect(missing).toEqual([]);
  });

  // To versions 2 and 4 only the breadcrumbs and the page of a new request are other than to 3.
  it.each([
    [1, Object.keys(VISITORS) as Visitor[]],
    [2, ['an end user']],
    [3, Object.keys(VISITORS) as Visitor[]],
    [4, ['an end user']],
  ] as const)(
    'is valid HTML in API version %i, for %s',
    { timeout: 60_000 },
    async (apiVersion, visitors) => {
      const pages = Object.fromEntries(
        Object.entries(PAGES_WITH_EVERY_HELPER).map(([name, source]) => [
          name,
          // These two are gone in version 4.
          apiVersion === 4 ? source.replaceAll(/\{\{(?:request_form|follow_up)\}\}/g, '') : source,
        ]),
      );
      const app = await guideApp(pages, { apiVersion });
      const paths = new Map(
        addressesOfTemplates({ templates: new Map(Object.entries(pages)) }).map(
          ({ template, path }) => [template, path],
        ),
      );
      const mistakes: Record<string, string> = {};
      const people = {
        nobody: undefined,
        'an end user': app.people.john,
        'an agent': app.people.grace,
      };
      for (const visitor of visitors) {
        for (const path of paths.values()) {
          for (const mistake of await mistakesIn(await app.get(path, people[visitor]))) {
            mistakes[mistake] = `${path} for ${visitor}`;
          }
        }
      }
      expect(app.failures).toEqual([]);
      expect(mistakes).toEqual({});
    },
  );
});

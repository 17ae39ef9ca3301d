import { Hono } from 'hono';
import { createGuideStore } from '../../../src/guide/content/index.js';
import type { ActiveTheme, GuideTheme } from '../../../src/guide/theme/index.js';
import type { Account, AccountPerson } from '../../../src/local-help-center/account/account.js';
import { createAccount } from '../../../src/local-help-center/account/create-account.js';
import {
  type Content,
  guideRoutes,
  loadContent,
  type TemplateFailure,
} from '../../../src/local-help-center/help-center/index.js';
import { sameOriginOnly } from '../../../src/local-help-center/server/index.js';
import { guideApi } from '../../../src/local-help-center/zendesk-api/index.js';

/** The three people that every account has. */
export interface People {
  readonly john: AccountPerson;
  readonly amina: AccountPerson;
  readonly grace: AccountPerson;
}

export interface GuideApp {
  readonly account: Account;
  readonly people: People;
  readonly failures: TemplateFailure[];
  /** What `path` shows to `person` (or to a visitor). */
  get(path: string, person?: AccountPerson): Promise<Response>;
  html(path: string, person?: AccountPerson): Promise<string>;
  /** Sends a form as `person`, from the page `from`. */
  post(
    path: string,
    fields: Record<string, string>,
    person?: AccountPerson,
    from?: string,
  ): Promise<Response>;
  /** Any request at all, for hostile ones. */
  request(path: string, init?: RequestInit): Promise<Response>;
}

const sampleContent = loadContent();

/**
 * The pages of Guide with a theme made of the given templates.
 *
 * @param templates by name; those left out are empty. The object may be changed while it runs.
 */
export async function guideApp(
  templates: Record<string, string> = {},
  { apiVersion = 4, content, settings = {} }: GuideAppOptions = {},
): Promise<GuideApp> {
  const account = createAccount();
  const [john, amina, grace] = account.people();
  if (!john || !amina || !grace) throw new Error('The account has lost its sample people.');
  const failures: TemplateFailure[] = [];
  const store = createGuideStore(account, content ?? (await sampleContent));
  const app = new Hono().use(sameOriginOnly).route('/', guideApi(account, store).routes);
  app.route(
    '/',
    guideRoutes({
      account,
      themeFor: async () => activeTheme(templates, apiVersion, settings),
      store,
      pageEnd: () => '<!-- the end of the page -->',
      onTemplateError: (failure) => failures.push(failure),
    }),
  );
  const cookieOf = (person: AccountPerson | undefined): Record<string, string> =>
    person ? { cookie: `_zendesk_session=${account.signIn(person)}` } : {};
  const request = async (path: string, init: RequestInit = {}) => app.request(path, init);
  const get = (path: string, person?: AccountPerson) =>
    request(path, { headers: cookieOf(person) });
  return {
    account,
    people: { john, amina, grace },
    failures,
    request,
    get,
    html: async (path, person) => (await get(path, person)).text(),
    post: (path, fields, person, from = path) =>
      request(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: {
          ...cookieOf(person),
          origin: 'http://localhost',
          referer: `http://localhost${from}`,
        },
      }),
  };
}

export interface GuideAppOptions {
  readonly apiVersion?: 1 | 2 | 3 | 4;
  readonly content?: Content;
  readonly settings?: ActiveTheme['settings'];
}

function activeTheme(
  templates: Record<string, string>,
  apiVersion: 1 | 2 | 3 | 4,
  settings: ActiveTheme['settings'],
): ActiveTheme {
  const theme: GuideTheme = {
    manifest: {
      name: 'Fixture',
      author: 'Tests',
      version: '1.0.0',
      api_version: apiVersion,
      default_locale: 'en-us',
      settings: [],
    },
    templates: new Map(Object.entries(templates)),
    stylesheet: '',
    script: '',
    assets: new Map(),
    settingsFiles: new Map(),
    translations: new Map(),
  };
  return {
    ...theme,
    id: 'fixture',
    settings,
    stylesheetUrl: '/theme/style.css',
    scriptUrl: '/theme/script.js',
    assetUrl: (name) => (name === 'logo.svg' ? '/theme/assets/logo.svg' : ''),
  };
}

import type { Context, Hono } from 'hono';
import type { GuideStore, Viewer } from '../../../guide/content/index.js';
import { guideUrls } from '../../../guide/pages/index.js';
import type { GuideUrls } from '../../../guide/view/index.js';
import type { Account } from '../../account/index.js';
import { notFound } from '../errors.js';
import { type List, printList } from './list.js';

/** What an answer of the API depends on: who asks, in which language, and where. */
export interface ApiRequest extends Viewer {
  readonly context: Context;
  readonly locale: string;
  readonly urls: GuideUrls;
  /** `http://localhost:3000`: addresses in answers are absolute. */
  readonly origin: string;
  /** A text in the request's language, else in the Help Center's default language. */
  text(texts: Readonly<Record<string, string>>): string;
  /** The id in the address. */
  readonly id: number;
}

/** Nothing (`undefined`) is for what does not exist, or may not be seen. */
type ApiAnswer = object | undefined;

export interface Api {
  /**
   * Answers `/api/v2/help_center/PATH`, with and without a language before the path and `.json`
   * after it.
   */
  get(path: string, answer: (request: ApiRequest) => ApiAnswer): void;
  /** The same for `/api/v2/community/PATH`, which has no language. */
  getCommunity(path: string, answer: (request: ApiRequest) => ApiAnswer): void;
  list(path: string, answer: (request: ApiRequest) => List | undefined): void;
  listCommunity(path: string, answer: (request: ApiRequest) => List | undefined): void;
}

/** The language in an address. */
export const LOCALE = ':locale{[a-z]{2,3}(?:-[a-z0-9]{2,8})*}';

export function createApi(routes: Hono, account: Account, store: GuideStore): Api {
  const register = (address: string, answer: (request: ApiRequest) => ApiAnswer) => {
    for (const path of withEnding(address)) {
      routes.options(path, (context) => {
        allowTokens(context);
        return context.body(null, 204);
      });
      routes.get(path, (context) => {
        allowTokens(context);
        const request = apiRequest(context, account, store);
        const found = request && answer(request);
        return found ? context.json(found) : notFound(context);
      });
    }
  };
  const get: Api['get'] = (path, answer) => {
    register(`/api/v2/help_center${path}`, answer);
    register(`/api/v2/help_center/${LOCALE}${path}`, answer);
  };
  const getCommunity: Api['getCommunity'] = (path, answer) => {
    register(`/api/v2/community${path}`, answer);
    register(`/api/v2/help_center/community${path}`, answer);
  };
  const asList =
    (answer: (request: ApiRequest) => List | undefined) =>
    (request: ApiRequest): ApiAnswer => {
      const list = answer(request);
      return list && printList(request.context.req, list);
    };
  return {
    get,
    getCommunity,
    list: (path, answer) => get(path, asList(answer)),
    listCommunity: (path, answer) => getCommunity(path, asList(answer)),
  };
}

function withEnding(path: string): string[] {
  if (path.endsWith(':id')) return [`${path}{[0-9]{1,15}(?:\\.json)?}`];
  return [path, `${path}.json`];
}

/**
 * Zendesk lets pages of other origins read answers only where they send an OAuth token; a cookie
 * counts on the Help Center's own pages alone.
 *
 * Source: developer.zendesk.com, "Making client-side CORS requests to the Ticketing API", and Help
 * Center API, Search, "Authentication".
 */
function allowTokens(context: Context): void {
  const asked = context.req.header('access-control-request-headers') ?? '';
  const withToken =
    /^bearer /i.test(context.req.header('authorization') ?? '') ||
    asked.toLowerCase().includes('authorization');
  if (!withToken) return;
  context.header('access-control-allow-origin', '*');
  context.header('access-control-allow-methods', 'GET, OPTIONS');
  context.header('access-control-allow-headers', 'Authorization, Content-Type');
}

/** `null` where the address names a language that the Help Center does not have. */
function apiRequest(context: Context, account: Account, store: GuideStore): ApiRequest | null {
  const { locales, default_locale: defaultLocale } = store.content.helpCenter;
  const asked = context.req.param('locale') ?? context.req.query('locale') ?? defaultLocale;
  const locale = locales.find((known) => known.locale === asked)?.locale;
  if (locale === undefined) return null;
  return {
    context,
    store,
    person: account.signedInPerson(context.req.raw),
    locale,
    urls: guideUrls(locale),
    origin: new URL(context.req.url).origin,
    text: (texts) => store.localized(texts, locale),
    id: Number.parseInt(context.req.param('id') ?? '', 10),
  };
}

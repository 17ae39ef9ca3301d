import { createHmac, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { GuideStore } from '../../../guide/content/guide-store.js';
import { errorPage } from '../../../guide/pages/error-page.js';
import { guideUrls } from '../../../guide/content/guide-urls.js';
import type { Page, PageContent } from '../../../guide/render/page.js';
import { renderPage } from '../../../guide/render/render-page.js';
import { TemplateFailureError } from '../../../guide/render/template-failure-error.js';
import { templateFailurePage } from '../problem-pages/template-failure-page.js';
import { type Translate, translator } from '../../../guide/words/translator.js';
import { sessionCookie } from '../../server/session-cookie.js';
import type { GuideOptions } from '../guide-options.js';

const VIEWED_COOKIE = 'hc_viewed_articles';
const NOTICE_COOKIE = 'hc_notice';

/** Makes pages of requests and answers of pages; what all the routes of Guide share. */
export interface Responder {
  readonly store: GuideStore;
  /** The page that a request asks for; `null` where its language is not one of the Help Center's. */
  pageFor(context: Context, localeCode?: string): Promise<Page | null>;
  /** The token of the visitor's forms: Zendesk's `authenticity_token`. */
  tokenFor(request: Request): string;
  respond(context: Context, page: Page, content: PageContent): Promise<Response>;
  /** Sends the browser on, with a sentence to show there once: the key of one of our words. */
  redirect(context: Context, path: string, notice?: string): Response;
}

export function createResponder(options: GuideOptions, store: GuideStore): Responder {
  const secret = randomBytes(32);
  const translators = new Map<string, Translate>();
  const translate = (locale: string) => {
    const known = translators.get(locale) ?? translator(locale);
    translators.set(locale, known);
    return known;
  };

  const tokenFor = (request: Request) =>
    createHmac('sha256', secret)
      .update(sessionCookie(request) ?? '')
      .digest('base64url');

  return {
    store,
    tokenFor,
    async pageFor(context, localeCode = context.req.param('locale')) {
      const locale = store.content.helpCenter.locales.find(
        (candidate) => candidate.locale === localeCode,
      );
      if (locale === undefined) return null;
      const request = context.req.raw;
      const words = translate(locale.locale);
      const notice = getCookie(context, NOTICE_COOKIE);
      return {
        account: options.account,
        store,
        theme: await options.themeFor(request),
        request,
        url: new URL(request.url),
        locale,
        urls: guideUrls(locale.locale),
        person: options.account.signedInPerson(request),
        translate: words,
        now: new Date(),
        rejected: null,
        notice: notice?.startsWith('helper.notice.') ? words(notice) : null,
        recentlyViewed: viewedArticles(context),
      };
    },
    async respond(context, page, content) {
      const pageEnd = await options.pageEnd(page.request);
      try {
        const html = renderPage(page, content, tokenFor(page.request), pageEnd);
        if (content.articleId !== undefined) rememberArticle(context, content.articleId);
        if (page.notice !== null) setCookie(context, NOTICE_COOKIE, '', { path: '/', maxAge: 0 });
        return context.html(html, content.status ?? 200, { 'cache-control': 'no-store' });
      } catch (error) {
        if (!(error instanceof TemplateFailureError)) throw error;
        options.onTemplateError?.(error.failure);
        return context.html(templateFailurePage(error.failure, pageEnd), 500);
      }
    },
    redirect(context, path, notice) {
      if (notice !== undefined) {
        setCookie(context, NOTICE_COOKIE, notice, { path: '/', sameSite: 'Lax', httpOnly: true });
      }
      return context.redirect(path, 303);
    },
  };
}

/** @param error what the theme's error page is told. */
export async function respondWithError(
  responder: Responder,
  context: Context,
  page: Page,
  error: 'forbidden' | 'not_found' | 'unauthorized',
): Promise<Response> {
  return responder.respond(context, page, errorPage(page, error));
}

function viewedArticles(context: Context): number[] {
  return (getCookie(context, VIEWED_COOKIE) ?? '')
    .split('.')
    .slice(0, 6)
    .map(Number)
    .filter((id) => Number.isSafeInteger(id) && id > 0);
}

function rememberArticle(context: Context, id: number): void {
  const viewed = [id, ...viewedArticles(context).filter((other) => other !== id)].slice(0, 6);
  setCookie(context, VIEWED_COOKIE, viewed.join('.'), {
    path: '/',
    sameSite: 'Lax',
    httpOnly: true,
  });
}

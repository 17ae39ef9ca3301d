import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { GuideStore } from '../../guide/content/index.js';
import {
  errorData,
  errorPage,
  guideUrls,
  type PageData,
  type PageDefinition,
  type PageError,
} from '../../guide/pages/index.js';
import {
  describeTemplateFailure,
  renderPage,
  type TemplateFailure,
  TemplateFailureError,
} from '../../guide/render/index.js';
import type { View } from '../../guide/view/index.js';
import { type Translate, translator } from '../../guide/words/index.js';
import type { AccountPerson } from '../account/index.js';
import type { GuideOptions } from './guide-options.js';
import { templateFailurePage } from './problem-pages.js';

const VIEWED_COOKIE = 'hc_viewed_articles';
const NOTICE_COOKIE = 'hc_notice';

/** Guide's view, of somebody whom the account knows. */
export interface AccountView extends View {
  readonly person: AccountPerson | null;
}

/** Answers requests with pages: what all routes of Guide share. */
export interface PageAnswers {
  readonly store: GuideStore;
  /**
   * What a request looks at, and who looks; `null` where its language is not one of the Help
   * Center's.
   */
  viewFor(context: Context, localeCode?: string): Promise<AccountView | null>;
  /** The token of the viewer's forms: Zendesk's `authenticity_token`. */
  tokenFor(request: Request): string;
  show(context: Context, view: View, page: PageDefinition, data: PageData): Promise<Response>;
  /** Shows the theme's error page. */
  showError(context: Context, view: View, error: PageError): Promise<Response>;
  /** Sends the browser on, with a sentence to show there once: the key of one of our words. */
  redirect(context: Context, path: string, notice?: string): Response;
}

export function createPageAnswers(options: GuideOptions): PageAnswers {
  const { store } = options;
  const translators = new Map<string, Translate>();
  const translatorFor = (locale: string) => {
    const known = translators.get(locale) ?? translator(locale);
    translators.set(locale, known);
    return known;
  };

  const tokenFor = options.account.authenticityToken;

  // Every page has the header: what is wrong in it is reported once, and not at each request.
  const reported = new Set<string>();
  const reportOnce = (failure: TemplateFailure) => {
    const description = describeTemplateFailure(failure);
    if (reported.has(description)) return;
    reported.add(description);
    options.onTemplateError?.(failure);
  };

  const show: PageAnswers['show'] = async (context, view, page, data) => {
    const request = context.req.raw;
    const { account } = options;
    const frame = {
      account,
      token: tokenFor(request),
      notice: noticeOf(context, view),
      pageEnd: await options.pageEnd(request),
      onMisuse: reportOnce,
    };
    try {
      const html = renderPage(view, page, data, frame);
      if (data.articleId !== undefined) rememberArticle(context, data.articleId);
      if (frame.notice !== null) setCookie(context, NOTICE_COOKIE, '', { path: '/', maxAge: 0 });
      return context.html(html, data.status ?? 200, { 'cache-control': 'no-store' });
    } catch (error) {
      if (!(error instanceof TemplateFailureError)) throw error;
      options.onTemplateError?.(error.failure);
      return context.html(templateFailurePage(error.failure, frame.pageEnd), 500);
    }
  };

  return {
    store,
    tokenFor,
    async viewFor(context, localeCode = context.req.param('locale')) {
      const locale = store.content.helpCenter.locales.find(
        (candidate) => candidate.locale === localeCode,
      );
      if (locale === undefined) return null;
      const request = context.req.raw;
      const theme = await options.themeFor(request);
      return {
        store,
        theme,
        apiVersion: theme.manifest.api_version,
        url: new URL(request.url),
        locale,
        urls: guideUrls(locale.locale),
        person: options.account.signedInPerson(request),
        translate: translatorFor(locale.locale),
        now: new Date(),
        rejected: null,
        recentlyViewed: viewedArticles(context),
      };
    },
    show,
    showError: (context, view, error) => show(context, view, errorPage, errorData(view, error)),
    redirect(context, path, notice) {
      if (notice !== undefined) {
        setCookie(context, NOTICE_COOKIE, notice, { path: '/', sameSite: 'Lax', httpOnly: true });
      }
      return context.redirect(path, 303);
    },
  };
}

/** Only our own words: the cookie could contain anything. */
function noticeOf(context: Context, { translate }: View): string | null {
  const notice = getCookie(context, NOTICE_COOKIE);
  return notice?.startsWith('helper.notice.') ? translate(notice) : null;
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

import { escapeHtml, type Helper, parseTemplate, renderTemplate } from '../curlybars/index.js';
import { baseContext } from './base-context.js';
import { element } from '../html/element.js';
import { globalHelpers } from './global-helpers.js';
import { helpCenterScript } from './help-center-script.js';
import type { Page, PageContent } from './page.js';
import { pageContext } from './page-context.js';
import { postBackForm } from '../helpers/post-back-form.js';
import { templateFailure } from './template-failure.js';
import { TemplateFailureError } from './template-failure-error.js';

/**
 * Renders a page with its theme: head, header, the page in `<main>`, footer, the theme's script,
 * and what Guide adds by itself.
 *
 * @param pageEnd HTML for the very end of the body.
 * @throws TemplateFailureError where a template of the theme is wrong.
 */
export function renderPage(
  page: Page,
  content: PageContent,
  token: string,
  pageEnd: string,
): string {
  const base = baseContext(page);
  const helpers = globalHelpers(page, content);
  const own = pageContext(page, content, base, token);
  const part = (name: string, context: Record<string, unknown>) =>
    renderPart(page, name, context, helpers);

  const head = part('document_head', base);
  const header = part('header', base);
  const main = part(templateOf(page, content), own);
  const footer = part('footer', base);
  const { locale, theme } = page;
  return `<!DOCTYPE html>
<html dir="${locale.direction}" lang="${escapeHtml(htmlLanguage(locale.locale))}">
<head>
${guideHead(page, content, token)}
${head}
</head>
<body class="${locale.direction === 'rtl' ? 'rtl' : ''}">
${header}
<main role="main">
${noticeOf(page)}${main}
</main>
${footer}
${postBackForm(token)}
${helpCenterScript({ ...page, locale: locale.locale, token })}
${themeScript(theme.scriptUrl)}
${pageEnd}
</body>
</html>
`;
}

/** The page's own template: a chosen one of the optional templates when the theme has it. */
function templateOf(page: Page, content: PageContent): string {
  const { templates } = page.theme.theme;
  const preferred = content.preferredTemplate;
  return preferred !== undefined && templates.has(preferred) ? preferred : content.template;
}

function renderPart(
  page: Page,
  name: string,
  context: Record<string, unknown>,
  helpers: Record<string, Helper>,
): string {
  const { templates } = page.theme.theme;
  const source = templates.get(name) ?? '';
  try {
    return renderTemplate(parseTemplate(source), {
      context,
      helpers,
      partial: (partial) => templates.get(`partials/${partial}`),
    });
  } catch (error) {
    const failure = templateFailure(name, source, error);
    throw failure ? new TemplateFailureError(failure) : error;
  }
}

/** The words after an id, which are another language's. */
const SLUG = /(\/\d+)-[^/?]*$/;

/** What Guide itself puts into the head, before the theme's `document_head`. */
function guideHead(page: Page, content: PageContent, token: string): string {
  const { theme, store, urls } = page;
  const name = store.localized(store.content.helpCenter.name, page.locale.locale);
  const title = content.title === name ? name : `${content.title} – ${name}`;
  const url = (path: string) => page.url.origin + path;
  const inOtherLanguage = (locale: string) =>
    url((content.canonical ?? '').replace(urls.home, `/hc/${locale}`).replace(SLUG, '$1'));
  const lines = [
    element('meta', { charset: 'utf-8' }),
    element('title', {}, escapeHtml(title)),
    element('meta', { name: 'csrf-param', content: 'authenticity_token' }),
    element('meta', { name: 'csrf-token', content: token }),
    content.description
      ? element('meta', { name: 'description', content: content.description.slice(0, 160) })
      : '',
    content.canonical ? element('link', { rel: 'canonical', href: url(content.canonical) }) : '',
    ...(content.canonical
      ? store.content.helpCenter.locales.map(({ locale }) =>
          element('link', { rel: 'alternate', hreflang: locale, href: inOtherLanguage(locale) }),
        )
      : []),
    content.status && content.status >= 400
      ? element('meta', { name: 'robots', content: 'noindex,nofollow' })
      : '',
    theme.stylesheetUrl === null
      ? ''
      : element('link', { rel: 'stylesheet', type: 'text/css', href: theme.stylesheetUrl }),
    faviconOf(page),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/**
 * After the `HelpCenter` script, as Guide's pages have had it since about 2020 (before, it was in
 * the head). `defer` changes nothing for a script in this place, and nothing waits for it.
 */
function themeScript(url: string | null): string {
  return url === null ? '' : element('script', { src: url, defer: true });
}

/** Guide takes the theme's setting of that name, as Copenhagen has it. */
function faviconOf(page: Page): string {
  const favicon = page.theme.settings.favicon;
  return typeof favicon === 'string' && favicon !== ''
    ? element('link', { rel: 'icon', href: favicon })
    : '<link rel="icon" href="data:,">';
}

function noticeOf(page: Page): string {
  if (page.notice === null) return '';
  return `${element('div', { class: 'notification notification-notice', role: 'status' }, escapeHtml(page.notice))}\n`;
}

/** `en-us` → `en-US`, as Guide writes it. */
function htmlLanguage(locale: string): string {
  const [language = locale, region] = locale.split('-');
  return region === undefined ? language : `${language}-${region.toUpperCase()}`;
}

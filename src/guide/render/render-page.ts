import {
  escapeHtml,
  type Helper,
  parseTemplate,
  renderTemplate,
  type TemplateRenderError,
} from '../curlybars/index.js';
import { globalHelpers, postBackForm } from '../helpers/index.js';
import { element, scriptJson, shorten } from '../html/index.js';
import type { PageData, PageDefinition } from '../pages/index.js';
import type { View } from '../view/index.js';
import { baseContext, pageContext } from './contexts.js';
import { helpCenterScript } from './help-center-script.js';
import { linkTargets } from './link-targets.js';
import { type TemplateFailure, TemplateFailureError, templateFailure } from './template-failure.js';

/** What Guide itself puts around what the theme prints. */
export interface Frame {
  readonly account: { readonly subdomain: string; readonly name: string };
  /** The `authenticity_token` of the viewer's forms. */
  readonly token: string;
  /** A sentence that is shown at the top once, after a form was sent. */
  readonly notice: string | null;
  /** HTML for the very end of the body. */
  readonly pageEnd: string;
  /** Receives each part of a template that prints nothing because it is wrong. */
  readonly onMisuse: (failure: TemplateFailure) => void;
}

/**
 * Renders a page with its theme: head, header, the page in `<main>`, footer, the theme's script,
 * and what Guide adds by itself.
 *
 * @param page only its template counts here: what it shows is `data`.
 * @throws TemplateFailureError where a template of the theme is wrong.
 */
export function renderPage(
  view: View,
  page: Pick<PageDefinition, 'template'>,
  data: PageData,
  { account, token, notice, pageEnd, onMisuse }: Frame,
): string {
  const base = baseContext(view);
  const helpers = globalHelpers(view, linkTargets(view), data.searchScope ?? {});
  const misuses: TemplateFailure[] = [];
  const template = templateOf(view, page, data);
  if (!view.theme.templates.has(template)) onMisuse(missingTemplate(template));
  const part = (name: string, context: Record<string, unknown>) =>
    renderPart(view, name, context, helpers, (misuse) => {
      misuses.push(misuse);
      onMisuse(misuse);
    });

  const head = part('document_head', base);
  const header = part('header', base);
  const main = part(template, pageContext(view, data, base, token));
  const footer = part('footer', base);
  const { locale, theme } = view;
  return `<!DOCTYPE html>
<html dir="${locale.direction}" lang="${escapeHtml(htmlLanguage(locale.locale))}">
<head>
${guideHead(view, data, token)}
${head}
</head>
<body class="${locale.direction === 'rtl' ? 'rtl' : ''}">
${header}
<main role="main">
${printNotice(notice)}${main}
</main>
${footer}
${postBackForm(token)}
${helpCenterScript({ ...view, account, locale: locale.locale, token })}
${themeScript(theme.scriptUrl)}
${misusesForPanel(misuses)}${pageEnd}
</body>
</html>
`;
}

/** The record's own template where the theme has it, else the page's. */
function templateOf(
  view: View,
  page: Pick<PageDefinition, 'template'>,
  { preferredTemplate: preferred }: PageData,
): string {
  const { templates } = view.theme;
  return preferred !== undefined && templates.has(preferred) ? preferred : page.template;
}

function missingTemplate(name: string): TemplateFailure {
  const description = 'The theme does not have this file, without which Guide refuses it. Add it.';
  return {
    file: `templates/${name}.hbs`,
    source: '',
    skipped: true,
    problems: [{ description, line: 1, column: 1, length: 1 }],
  };
}

function renderPart(
  view: View,
  name: string,
  context: Record<string, unknown>,
  helpers: Record<string, Helper>,
  onMisuse: (failure: TemplateFailure) => void,
): string {
  const { templates } = view.theme;
  const source = templates.get(name) ?? '';
  const report = (error: TemplateRenderError, partial?: string) => {
    const file = partial === undefined ? name : `partials/${partial}`;
    const misuse = templateFailure(file, templates.get(file) ?? '', error);
    if (misuse) onMisuse({ ...misuse, skipped: true });
  };
  try {
    return renderTemplate(parseTemplate(source), {
      context,
      helpers,
      onHelperError: report,
      partial: (partial) => templates.get(`partials/${partial}`),
    });
  } catch (error) {
    const failure = templateFailure(name, source, error);
    throw failure ? new TemplateFailureError(failure) : error;
  }
}

/** What Zendesk adds to the head for themes of API version 1: jQuery, styles, drop-downs. */
export const VERSION_1_SCRIPT = '/hc/assets/api-version-1.js';

/** The words after an id, which are another language's. */
const SLUG = /(\/\d+)-[^/?]*$/;

/**
 * What Guide itself puts into the head, before the theme's `document_head`.
 *
 * Documented nowhere. Saved pages of Help Centers, of API versions 1 and 2, have the title, the
 * forgery token, the canonical address and one alternate for each language, with `en` for `en-us`;
 * start pages and "Submit a request" have no description. That articles also have `og:` properties
 * is observed, and not confirmed by those pages.
 */
function guideHead(view: View, data: PageData, token: string): string {
  const { theme, store, urls } = view;
  const name = store.localized(store.content.helpCenter.name, view.locale.locale);
  const title = data.title === name ? name : `${data.title} – ${name}`;
  const url = (path: string) => view.url.origin + path;
  const inOtherLanguage = (locale: string) =>
    url((data.canonical ?? '').replace(urls.home, `/hc/${locale}`).replace(SLUG, '$1'));
  const lines = [
    element('meta', { charset: 'utf-8' }),
    element('title', {}, escapeHtml(title)),
    element('meta', { name: 'csrf-param', content: 'authenticity_token' }),
    element('meta', { name: 'csrf-token', content: token }),
    ...descriptionOf(data, { siteName: name, url }),
    data.canonical ? element('link', { rel: 'canonical', href: url(data.canonical) }) : '',
    ...(data.canonical
      ? store.content.helpCenter.locales.map(({ locale }) =>
          element('link', {
            rel: 'alternate',
            hreflang: locale === 'en-us' ? 'en' : locale,
            href: inOtherLanguage(locale),
          }),
        )
      : []),
    data.status && data.status >= 400
      ? element('meta', { name: 'robots', content: 'noindex,nofollow' })
      : '',
    view.apiVersion === 1 ? element('script', { src: VERSION_1_SCRIPT }) : '',
    theme.stylesheetUrl === null
      ? ''
      : element('link', { rel: 'stylesheet', type: 'text/css', href: theme.stylesheetUrl }),
    faviconOf(view),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** What search engines and social networks show of a page with a description. */
function descriptionOf(
  { title, description, canonical }: PageData,
  site: { readonly siteName: string; readonly url: (path: string) => string },
): string[] {
  if (!description || canonical === undefined) return [];
  const content = shorten(description, 160);
  const property = (name: string, value: string) =>
    element('meta', { property: `og:${name}`, content: value });
  return [
    element('meta', { name: 'description', content }),
    property('type', 'website'),
    property('site_name', site.siteName),
    property('title', title),
    property('description', content),
    property('url', site.url(canonical)),
  ];
}

/**
 * After the `HelpCenter` script, as Guide's pages have had it since about 2020 (before, it was in
 * the head). `defer` changes nothing for a script in this place, and nothing waits for it.
 */
function themeScript(url: string | null): string {
  return url === null ? '' : element('script', { src: url, defer: true });
}

/** Guide takes the theme's setting of that name, as Copenhagen has it. */
function faviconOf(view: View): string {
  const favicon = view.theme.settings.favicon;
  return typeof favicon === 'string' && favicon !== ''
    ? element('link', { rel: 'icon', href: favicon })
    : '<link rel="icon" href="data:,">';
}

/** The developer panel lists what prints nothing on the page; it reads it here. */
function misusesForPanel(misuses: readonly TemplateFailure[]): string {
  if (misuses.length === 0) return '';
  const lines = misuses.flatMap(({ file, problems }) =>
    problems.map(({ description, line, column }) => `${file}:${line}:${column}: ${description}`),
  );
  const attributes = { type: 'application/json', id: 'template-misuses' };
  return `${element('script', attributes, scriptJson(lines))}\n`;
}

function printNotice(notice: string | null): string {
  if (notice === null) return '';
  return `${element('div', { class: 'notification notification-notice', role: 'status' }, escapeHtml(notice))}\n`;
}

/** `en-us` → `en-US`, as Guide writes it. */
function htmlLanguage(locale: string): string {
  const [language = locale, region] = locale.split('-');
  return region === undefined ? language : `${language}-${region.toUpperCase()}`;
}

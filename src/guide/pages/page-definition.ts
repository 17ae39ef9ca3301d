import type { Crumb, FormTarget, LinkOptions, PaginatedLists } from '../helpers/index.js';
import { OPTIONAL_TEMPLATES, type TemplateName } from '../theme/index.js';
import type { View } from '../view/index.js';

/** Why a page is not shown; what the theme's error page receives. */
export type PageError = 'forbidden' | 'not_found' | 'unauthorized';

/** What one page shows to one viewer: its template's context, and what its helpers print. */
export interface PageData extends PaginatedLists {
  readonly title: string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly description?: string;
  readonly status?: 200 | 401 | 403 | 404 | 422 | 500;
  /** The path under which search engines know the page. */
  readonly canonical?: string;
  readonly breadcrumbs?: readonly Crumb[];
  readonly forms?: Readonly<Record<string, FormTarget>>;
  /** To what `{{search scoped=true}}` keeps, as query parameters. */
  readonly searchScope?: Readonly<Record<string, string>>;
  /** A template of the record's own, `article_pages/wide`, where the theme has it. */
  readonly preferredTemplate?: string;
  /** The article that this page shows, for `{{recent_articles}}`. */
  readonly articleId?: number;
}

/** How templates link to a page: `{{link 'requests' filter_by='org'}}`. */
export interface PageLink {
  /** What the inline form prints: a key of our words, or a function that makes the text. */
  readonly text: string | ((view: View, options: LinkOptions) => string);
  /** The value of the path's parameter; the option `id` when left out. */
  readonly part?: (options: LinkOptions) => unknown;
  /** The query parameters, each with the option that gives its value. */
  readonly query?: Readonly<Record<string, string>>;
  /** `{{link}}` prints nothing for others; everybody when left out. */
  readonly shownTo?: 'signed-in' | 'end-users';
}

/**
 * One page of the Help Center. Its route, the targets of `{{link}}` and `{{page_path}}`, and the
 * addresses that the tests visit are all made from it.
 */
export interface PageDefinition {
  readonly template: TemplateName;
  /** Below `/hc/LOCALE`, with at most one parameter: `/articles/:id`. */
  readonly path: string;
  /** Shorter addresses that lead here, each with the value of the path's parameter. */
  readonly shortcuts?: Readonly<Record<string, string>>;
  /** Visitors are sent to sign in first. */
  readonly mustSignIn?: true;
  /** By the name with which templates ask. */
  readonly links?: Readonly<Record<string, PageLink>>;
  /** The values that the path's parameter can have for a viewer. */
  readonly parts?: (view: View) => readonly string[];
  readonly show: (view: View, part: string) => PageData | PageError;
}

interface RecordPage<Item extends { readonly id: number }>
  extends Omit<PageDefinition, 'parts' | 'show'> {
  readonly records: (view: View) => readonly Item[];
  readonly show: (view: View, record: Item) => PageData | PageError;
}

/** A page for each of some records, whose path ends in the record's id: `/articles/:id`. */
export function recordPage<Item extends { readonly id: number }>({
  records,
  show,
  ...page
}: RecordPage<Item>): PageDefinition {
  return {
    ...page,
    parts: (view) => records(view).map(({ id }) => String(id)),
    show: (view, part) => {
      const id = idOf(part);
      const record = records(view).find((candidate) => candidate.id === id);
      return record ? show(view, record) : 'not_found';
    },
  };
}

/** Whether the theme has the page: it can leave out the templates that Guide does not require. */
export function isInTheme(
  { template }: PageDefinition,
  { theme }: { readonly theme: Pick<View['theme'], 'templates'> },
): boolean {
  const optional: readonly string[] = OPTIONAL_TEMPLATES;
  return !optional.includes(template) || theme.templates.has(template);
}

/** The path of a page below `/hc/LOCALE`, with this value of its parameter. */
export function pathOf({ path }: Pick<PageDefinition, 'path'>, part: number | string = ''): string {
  return path.replace(/:\w+/, encodeURIComponent(part));
}

/**
 * The id in a part of an address: `123-Some-title` → 123; `undefined` for a part that is not an id,
 * by which no record is found.
 */
export function idOf(part: string | undefined): number | undefined {
  const digits = /^(\d{1,15})(?:-|$)/.exec(part ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

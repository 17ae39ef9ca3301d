import { pages } from '../../src/guide/pages/index.js';
import type { Site, Visitor } from './site.js';

/** What is needed to walk. */
type Walked = Pick<Site, 'url' | 'fetchAs'>;

/** Pages that no link leads to. */
const TYPED_ADDRESSES = {
  search_results: '/hc/en-us/search?query=bike',
  'search_results without results': '/hc/en-us/search?query=xyzzyplugh',
  'custom_pages/contact': '/hc/en-us/p/contact',
  error_page: '/hc/en-us/nothing-here',
} as const;

/** The pages that links lead to. As in the routes, one without a parameter comes before the others. */
const LINKED_PAGES = pages
  .filter(({ template }) => !(`${template}` in TYPED_ADDRESSES) && template !== 'custom_page')
  .toSorted((one, other) => Number(one.path.includes(':')) - Number(other.path.includes(':')))
  .map(({ template, path }) => ({
    template,
    address: new RegExp(`^/hc/en-us${path.replace(/:\w+/, '[^/]+')}$`),
  }));

const templateOf = (path: string) =>
  LINKED_PAGES.find(({ address }) => address.test(path))?.template;

export interface TemplatePage {
  readonly template: string;
  readonly path: string;
}

/** A page that was reached: what Guide answered to a request without a browser. */
export interface ReachedPage {
  readonly path: string;
  readonly status: number;
  readonly html: string;
}

const walks = new WeakMap<object, Map<Visitor, Promise<ReachedPage[]>>>();

/**
 * Every page that `visitor` reaches by clicking, from the home page on, in the order of reaching.
 * Each visitor walks once through a site: it renders some seventy pages.
 */
export function reachablePages(site: Walked, visitor: Visitor): Promise<ReachedPage[]> {
  const walked = walks.get(site) ?? new Map<Visitor, Promise<ReachedPage[]>>();
  walks.set(site, walked);
  const pages = walked.get(visitor) ?? walk(site, visitor);
  walked.set(visitor, pages);
  return pages;
}

async function walk(site: Walked, visitor: Visitor): Promise<ReachedPage[]> {
  const found = new Set(['/hc/en-us']);
  const pages: ReachedPage[] = [];
  for (const path of found) {
    const response = await site.fetchAs(visitor, path);
    const html = await response.text();
    pages.push({ path, status: response.status, html });
    for (const [, href = ''] of html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)) {
      const { origin, pathname } = new URL(href.replaceAll('&amp;', '&'), response.url);
      // Sorted and filtered lists are the same page again; /signin leads out of the Help Center.
      const isPage = /^\/hc\/en-us(\/(?!signin)|$)/.test(pathname);
      if (origin === site.url && isPage) found.add(pathname);
    }
  }
  return pages;
}

/** One page for each template that `visitor` comes to see: the one on which there is most to see. */
export async function pagesOfTemplates(site: Walked, visitor: Visitor): Promise<TemplatePage[]> {
  const reached = await reachablePages(site, visitor);
  const fullestFirst = reached.toSorted((one, other) => other.html.length - one.html.length);
  const templates = new Set(pages.map(({ template }) => template));
  const linked = [...templates].flatMap((template) => {
    const page = fullestFirst.find(({ path }) => templateOf(path) === template);
    return page ? [{ template: `${template}`, path: page.path }] : [];
  });
  const typed = Object.entries(TYPED_ADDRESSES).map(([template, path]) => ({ template, path }));
  const profile = linked.find(({ template }) => template === 'user_profile_page');
  const tabs = ['badges', 'posts', 'comments'].map((tab) => ({
    template: `user_profile_page, ${tab}`,
    path: `${profile?.path}?filter_by=${tab}`,
  }));
  return [...linked, ...tabs, ...typed];
}

/**
 * As many of the pages as it takes, after those that are already `opened`, to have each kind of
 * element once: a tag with its classes and the names of its attributes. A page that has no kind of
 * its own gives scripts nothing new to stumble over.
 */
export function pagesWithEveryElement(
  pages: readonly ReachedPage[],
  opened: ReadonlySet<string>,
): ReachedPage[] {
  const known = pages.filter(({ path }) => opened.has(path));
  const seen = new Set(known.flatMap(({ html }) => kindsOfElements(html)));
  const longestFirst = pages.toSorted((one, other) => other.html.length - one.html.length);
  return longestFirst.filter(({ html }) => {
    const before = seen.size;
    for (const kind of kindsOfElements(html)) seen.add(kind);
    return seen.size > before;
  });
}

function kindsOfElements(html: string): string[] {
  return [...html.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/g)].map(
    ([, tag, attributes = '']) => {
      const names = [...attributes.matchAll(/([^\s=>"]+)(?:="([^"]*)")?/g)].map(
        ([, name, value]) => (name === 'class' || name === 'type' ? `${name}=${value}` : name),
      );
      return `${tag} ${names.sort().join(' ')}`;
    },
  );
}

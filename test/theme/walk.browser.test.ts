import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReachedPage, reachablePages } from './pages.js';
import { openSite, type Site, type Visitor } from './site.js';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site?.close());

/** Some seventy pages for each visitor. */
describe.each<Visitor>(['nobody', 'end user', 'agent'])(
  'every page that %s reaches by clicking',
  (visitor) => {
    let pages: ReachedPage[];
    beforeAll(async () => {
      pages = await reachablePages(site, visitor);
    });

    it('is there', () => {
      expect(pages.filter(({ status }) => status !== 200)).toEqual([]);
      expect(pages.length).toBeGreaterThan(10);
    });

    it('names only images, scripts and styles that are there', async () => {
      const resources = new Set(pages.flatMap(({ html }) => resourcesOf(html)));
      const missing: string[] = [];
      for (const resource of resources) {
        const { status } = await site.fetchAs(visitor, resource);
        if (status !== 200) missing.push(`${resource}: ${status}`);
      }
      expect(missing).toEqual([]);
      expect(resources.size).toBeGreaterThan(3);
    });

    it('opens in a browser without an error, and waits for nothing but the stylesheet', async () => {
      const window = await site.windowOf(visitor);
      const page = await window.newPage();
      const errors: string[] = [];
      const waitedFor = new Set<string>();
      page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${page.url()}: ${message.text()}`);
      });
      for (const { path } of pagesWithEveryElement(pages)) {
        await page.goto(site.url + path);
        for (const name of await page.evaluate(resourcesThatBlock)) waitedFor.add(name);
      }
      await window.close();

      expect(errors).toEqual([]);
      expect([...waitedFor]).toEqual(['style.css']);
    });
  },
);

/** What a page loads from its own site: `src`, and the `href` of `<link>`. */
function resourcesOf(html: string): string[] {
  const named = html.matchAll(/<(?:img|script)\b[^>]*\ssrc="([^"]+)"|<link\b[^>]*>/g);
  return [...named].flatMap(([tag, source]) => {
    const isLoaded = source !== undefined || /\srel="(?:[^"]* )?(?:stylesheet|icon)"/.test(tag);
    const address = source ?? /\shref="([^"]+)"/.exec(tag)?.[1];
    if (!isLoaded || !address) return [];
    const { origin, href } = new URL(address.replaceAll('&amp;', '&'), site.url);
    return origin === site.url ? [href] : [];
  });
}

/**
 * As many of the pages as it takes to have each kind of element once: a tag with its classes and
 * the names of its attributes. A page that has no kind of its own gives scripts nothing new to
 * stumble over.
 */
function pagesWithEveryElement(pages: readonly ReachedPage[]): ReachedPage[] {
  const seen = new Set<string>();
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

/** In the page: the names of the files that had to be there before it was painted. */
function resourcesThatBlock(): string[] {
  return performance
    .getEntriesByType('resource')
    .filter(
      (entry) =>
        (entry as PerformanceResourceTiming & Blocking).renderBlockingStatus === 'blocking',
    )
    .map(({ name }) => new URL(name).pathname.split('/').at(-1) ?? '');
}

/** Chromium's, not in TypeScript's DOM yet. */
interface Blocking {
  readonly renderBlockingStatus: 'blocking' | 'non-blocking';
}

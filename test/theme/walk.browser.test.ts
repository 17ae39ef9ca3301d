import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reachablePaths } from './pages.js';
import { openSite, type Site, type Visitor } from './site.js';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site?.close());

/** Some seventy pages for each visitor. */

describe('every page that can be reached by clicking', () => {
  it.each<Visitor>(['nobody', 'end user', 'agent'])(
    'opens without an error for %s',
    async (visitor) => {
      const paths = await reachablePaths(site, visitor);
      const window = await site.windowOf(visitor);
      const errors: string[] = [];
      const walk = async (steps: readonly string[]) => {
        const page = await window.newPage();
        page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
        page.on('console', (message) => {
          if (message.type() === 'error') errors.push(`${page.url()}: ${message.text()}`);
        });
        for (const path of steps) {
          const response = await page.goto(site.url + path);
          if (response?.status() !== 200) errors.push(`${path}: ${response?.status()}`);
        }
      };
      const half = Math.ceil(paths.length / 2);
      await Promise.all([walk(paths.slice(0, half)), walk(paths.slice(half))]);
      await window.close();

      expect(errors).toEqual([]);
      expect(paths.length).toBeGreaterThan(10);
    },
  );

  it('has one resource that rendering waits for: the stylesheet', async () => {
    const window = await site.windowOf('end user');
    const page = await window.newPage();
    const blocking = new Set<string>();
    for (const path of ['/hc/en-us', ...(await reachablePaths(site, 'end user')).slice(0, 10)]) {
      await page.goto(site.url + path);
      const names = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter(
            (entry) =>
              (entry as PerformanceResourceTiming & Blocking).renderBlockingStatus === 'blocking',
          )
          .map(({ name }) => new URL(name).pathname.split('/').at(-1) ?? ''),
      );
      for (const name of names) blocking.add(name);
    }
    await window.close();

    expect([...blocking]).toEqual(['style.css']);
  });
});

/** Chromium's, not in TypeScript's DOM yet. */
interface Blocking {
  readonly renderBlockingStatus: 'blocking' | 'non-blocking';
}

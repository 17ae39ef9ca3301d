import type { Page } from 'playwright-core';

/** One thing that moved: how far, by the measure of CLS, and what it was. */
export interface Movement {
  readonly value: number;
  readonly what: string;
}

interface LayoutShift {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** The layout shifts since the page began to load, as Chromium reports them. */
export function movements(page: Page): Promise<Movement[]> {
  return page.evaluate(
    () =>
      new Promise<Movement[]>((resolve) => {
        const shifts: Movement[] = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { value, sources } = entry as unknown as LayoutShift;
            // Less than a thousandth is a CLS of 0.00 wherever one is shown.
            if (value < 0.001) continue;
            const what = sources.map(({ node }) =>
              node instanceof Element ? `${node.localName}.${node.className}` : 'text',
            );
            shifts.push({ value, what: what.join(', ') });
          }
        }).observe({ type: 'layout-shift', buffered: true });
        // Entries are handed over after the next frame has been painted.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(shifts))));
      }),
  );
}

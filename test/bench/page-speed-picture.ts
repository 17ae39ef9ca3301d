import type { PageSpeed, PageTimes } from './page-speed.js';
import { VARIANTS } from './page-speed-pages.js';

const WIDTH = 720;
const LEFT = 190;
const BAR = 14;

const MEASURES: readonly [name: string, of: (times: PageTimes) => number | null][] = [
  ['first paint', (times) => times.firstContentfulPaint],
  ['DOMContentLoaded', (times) => times.domContentLoaded],
  ['token in the messenger', (times) => times.token],
];

const COLOURS = ['#8a8f98', '#17494d', '#c4553b'];

/** The README's picture of the page bench: bars in milliseconds, first page and second. */
export function pageSpeedPicture({ delay, runs, results }: PageSpeed): string {
  const all = VARIANTS.flatMap((variant) =>
    (['first', 'second'] as const).flatMap((which) =>
      MEASURES.map(([, of]) => of(results[variant][which]) ?? 0),
    ),
  );
  const scale = (WIDTH - LEFT - 90) / Math.max(...all);
  let y = 62;
  let body = '';
  for (const which of ['first', 'second'] as const) {
    body += text(16, y, `${which === 'first' ? 'First' : 'Second'} page of a visit`, 'bold');
    y += 12;
    for (const [name, of] of MEASURES) {
      body += text(16, y + BAR + 12, name);
      VARIANTS.forEach((variant, index) => {
        const value = of(results[variant][which]);
        if (value === null) return;
        const width = Math.max(1, value * scale);
        body += `<rect x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR - 2}" rx="2" fill="${COLOURS[index]}"/>`;
        body += text(LEFT + width + 6, y + BAR - 4, `${Math.round(value)} ms`);
        y += BAR;
      });
      y += 10;
    }
    y += 18;
  }
  VARIANTS.forEach((variant, index) => {
    const x = LEFT + index * 150;
    body += `<rect x="${x}" y="${y - 10}" width="10" height="10" rx="2" fill="${COLOURS[index]}"/>`;
    body += text(x + 16, y, variant);
  });
  const title = `What a head block costs a page: medians of ${runs} runs, ${delay} ms added to each request`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y + 20}" viewBox="0 0 ${WIDTH} ${y + 20}" role="img" aria-label="${title}" font-family="system-ui, sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
${text(16, 30, title, 'bold')}
${body}
</svg>
`;
}

function text(x: number, y: number, words: string, weight = 'normal'): string {
  return `<text x="${x.toFixed(1)}" y="${y}" font-weight="${weight}" fill="#1b1e22">${words}</text>`;
}

import type { Browser } from 'playwright-core';
import { dataUrl } from './data-url.js';
import type { Shot } from './shot.js';

const WIDTH = 1720;

/** All pages on one picture: each template as it is on a desktop, with the phone next to it. */
export async function contactSheet(
  browser: Browser,
  desktop: readonly Shot[],
  phone: readonly Shot[],
): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 } });
  await page.setContent(sheet(desktop, phone));
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  const png = await page.screenshot({ fullPage: true });
  await page.close();
  return png;
}

function sheet(desktop: readonly Shot[], phone: readonly Shot[]): string {
  const figures = desktop.map(({ template, png }) => {
    const onPhone = phone.find((shot) => shot.template === template);
    return `<figure>
      <div><img class="desktop" src="${dataUrl(png)}">${onPhone ? `<img src="${dataUrl(onPhone.png)}">` : ''}</div>
      <figcaption>${template}</figcaption>
    </figure>`;
  });
  return `<!doctype html>
    <style>
      body { margin: 0; padding: 24px; background: #e9e7e1; font: 13px system-ui, sans-serif; color: #1c2421 }
      main { display: grid; grid-template-columns: repeat(4, 1fr); gap: 24px }
      figure { margin: 0 }
      div { display: flex; gap: 8px; align-items: flex-start }
      img { height: 181px; border-radius: 4px; box-shadow: 0 1px 4px #0003 }
      figcaption { padding-top: 6px }
    </style>
    <main>${figures.join('')}</main>`;
}

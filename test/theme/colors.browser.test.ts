import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SettingValue } from '../../src/guide/theme/index.js';
import { compileStylesheet } from '../../src/guide/theme/index.js';
import { closeChromium, openChromium } from '../browser/chromium.js';
import { kitTheme } from './kit-theme.js';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
  page = await browser.newPage();
});

afterAll(() => closeChromium(browser));

/** A page with one of each thing whose colours come from the settings. */
async function openPage(settings: Record<string, SettingValue>, device: 'light' | 'dark') {
  const { manifest, stylesheet, assets } = await kitTheme();
  const defaults = manifest.settings
    .flatMap(({ variables }) => variables)
    .map(({ identifier, value = '' }) => [identifier, value] as const);
  const css = compileStylesheet(stylesheet, {
    settings: { ...Object.fromEntries(defaults), ...settings },
    assetNames: assets.keys(),
    assetUrl: () => 'data:,',
  });
  await page.emulateMedia({ colorScheme: device, reducedMotion: 'reduce' });
  await page.setContent(
    `<style>${css}</style><p><a href="#">link</a></p><div class="panel"><a href="#">link</a></div>
     <button class="button button-primary">button</button>`,
  );
}

/** The contrast of an element's text with what is behind it, as WCAG 2 reckons it. */
function contrastOf(selector: string, behind: string): Promise<number> {
  return page.evaluate(
    ([text, background]) => {
      const canvas = document
        .createElement('canvas')
        .getContext('2d', { willReadFrequently: true });
      const luminance = (color: string) => {
        if (!canvas) throw new Error('No canvas');
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map(
          (value) => {
            const part = value / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
          },
        );
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const style = (each: string) => getComputedStyle(document.querySelector(each) as Element);
      const [lighter = 0, darker = 0] = [
        luminance(style(text).color),
        luminance(style(background).backgroundColor),
      ].sort((one, other) => other - one);
      return (lighter + 0.05) / (darker + 0.05);
    },
    [selector, behind] as const,
  );
}

const BRANDS = ['#0F6B57', '#FFD400', '#FF0000', '#0033FF', '#00FFAA', '#111111', '#FFFFFF'];

describe.each(['light', 'dark'] as const)('on a device in %s', (device) => {
  it.each(BRANDS)('links can be read whatever the brand colour: %s', async (brand) => {
    await openPage({ brand_color: brand }, device);

    expect(await contrastOf('p a', 'body')).toBeGreaterThanOrEqual(4.5);
    expect(await contrastOf('.panel a', '.panel')).toBeGreaterThanOrEqual(4.5);
  });

  it('the main button can be read in the default colours', async () => {
    await openPage({}, device);

    expect(await contrastOf('.button-primary', '.button-primary')).toBeGreaterThanOrEqual(4.5);
  });
});

describe('light and dark', () => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  it('follow the device', async () => {
    await openPage({}, 'dark');

    expect(await background()).toBe('rgb(19, 24, 22)');
  });

  it('stay light when the settings say so', async () => {
    await openPage({ color_scheme: 'light' }, 'dark');

    expect(await background()).toBe('rgb(251, 250, 247)');
  });

  it('stay dark when the settings say so', async () => {
    await openPage({ color_scheme: 'dark' }, 'light');

    expect(await background()).toBe('rgb(19, 24, 22)');
  });
});

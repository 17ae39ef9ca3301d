// Takes the pictures of the README and the theme's thumbnail: npm run pictures
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { packageRoot } from '../../src/package-root.js';
import { followSomething } from '../theme/follow-something.js';
import { DESKTOP, openSite, PHONE, type Site } from '../theme/site.js';
import { contactSheet } from './contact-sheet.js';
import { conversationPicture } from './conversation-picture.js';
import { type Shot, shotsOfTemplates, withThemeOnly } from './shot.js';

const site = await openSite();
try {
  await write('theme/thumbnail.png', await thumbnail(site));
  await write('test/pictures/local-help-center.png', await messengerAtWork(site));
  await write('test/pictures/conversation.png', await conversationPicture(site));
  await followSomething(site);
  const desktop = await shotsOfTemplates(site, 'end user', DESKTOP);
  const phone = await shotsOfTemplates(site, 'end user', PHONE);
  const [desktopInDark, phoneInDark] = [
    await homeInDark(site, DESKTOP),
    await homeInDark(site, PHONE),
  ];
  const sheet = await contactSheet(
    site.browser,
    [...desktop, desktopInDark],
    [...phone, phoneInDark],
  );
  await write('test/pictures/contact-sheet.png', sheet);
} finally {
  await site.close();
}

/** What Guide shows in its list of themes: the home page, 768 pixels wide. */
async function thumbnail({ browser, url }: Site): Promise<Buffer> {
  const window = await browser.newContext({
    viewport: { width: 1280, height: 1050 },
    deviceScaleFactor: 0.6,
  });
  const page = await window.newPage();
  await page.goto(`${url}/hc/en-us`);
  await withThemeOnly(page);
  const png = await page.screenshot();
  await window.close();
  // It is in the package: a palette takes a sixth of the bytes.
  return sharp(png).png({ palette: true, effort: 10, dither: 0.5 }).toBuffer();
}

async function homeInDark(site: Site, size: typeof DESKTOP): Promise<Shot> {
  const window = await site.windowOf('end user', size);
  const page = await window.newPage();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${site.url}/hc/en-us`);
  await withThemeOnly(page);
  const png = await page.screenshot();
  await window.close();
  return { template: 'home_page on a device in dark', png };
}

/** John Smith is signed in to the Help Center, and so to the messenger. */
async function messengerAtWork(site: Site): Promise<Buffer> {
  const window = await site.windowOf('end user');
  const page = await window.newPage();
  await page.goto(`${site.url}/hc/en-us`);
  const messenger = page.locator('#local-messenger[data-messenger-user="authenticated"]');
  await messenger.waitFor({ state: 'attached' });
  await page.locator('#local-messenger .launcher').click();
  await page.locator('#local-messenger textarea').fill('Do you know who I am?');
  await page.locator('#local-messenger .send').click();
  await page.locator('#local-messenger .message').first().waitFor();
  const png = await page.screenshot();
  await window.close();
  return png;
}

async function write(path: string, png: Buffer): Promise<void> {
  const file = join(packageRoot, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, png);
  console.log(`${path}: ${Math.round(png.length / 1024)} kB`);
}

// Takes the pictures of the pages and the theme's thumbnail: npm run pictures
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { packageRoot } from '../../src/package-root.js';
import { followSomething } from '../theme/follow-something.js';
import { DESKTOP, openSite, PHONE, type Site } from '../theme/site.js';
import { contactSheet } from './contact-sheet.js';
import { conversationPicture } from './conversation-picture.js';
import { doctorPicture } from './doctor-picture.js';
import { pastingPicture } from './pasting-picture.js';
import { type Shot, shotsOfTemplates, withThemeOnly } from './shot.js';

const site = await openSite();
try {
  await write('theme/thumbnail.png', await thumbnail(site));
  await write('test/pictures/doctor.svg', await doctorPicture());
  await write('test/pictures/pasting.svg', await pastingPicture());
  await write('test/pictures/settings-panel.png', await small(await settingsPanel(site), 400));
  await write('test/pictures/conversation.png', await small(await conversationPicture(site), 760));
  await followSomething(await (await site.windowOf('end user')).newPage(), site.url);
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
  await write('test/pictures/contact-sheet.png', await small(sheet, 1720));
} finally {
  await site.close();
}

/** What Guide shows in its list of themes: the home page, 600 pixels wide. */
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
  // It is in the package.
  return small(png, 600);
}

/** A screen in the few colours that it needs. @param width in pixels */
function small(png: Buffer, width: number): Promise<Buffer> {
  return sharp(png)
    .resize(width)
    .png({ palette: true, colours: 16, effort: 10, dither: 0 })
    .toBuffer();
}

/** The theme's settings next to the page that they change. */
async function settingsPanel(site: Site): Promise<Buffer> {
  const window = await site.windowOf('end user', { width: 1000, height: 600 });
  const page = await window.newPage();
  // The panel of the local Help Center would hide part of the page.
  await page.goto(`${site.url}/hc/en-us?developer_panel=off`);
  await page.goto(`${site.url}/developer/settings`);
  await page.waitForLoadState('networkidle');
  const group = page.getByText('Messaging sign-in').first();
  await group.scrollIntoViewIfNeeded();
  await group.click();
  await page.waitForLoadState('networkidle');
  const png = await page.screenshot({ clip: { x: 0, y: 0, width: 640, height: 560 } });
  await window.close();
  return png;
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

async function write(path: string, picture: Buffer | string): Promise<void> {
  const file = join(packageRoot, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, picture);
  console.log(`${path}: ${Math.round(picture.length / 1024)} kB`);
}

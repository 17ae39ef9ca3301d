import type { Page } from 'playwright-core';
import type { Site } from '../theme/site.js';
import { dataUrl } from './data-url.js';

const HEIGHT = 700;

/** A conversation from both ends: John Smith in the Help Center, and the agent who answers him. */
export async function conversationPicture(site: Site): Promise<Buffer> {
  const visitorWindow = await site.windowOf('end user', { width: 460, height: HEIGHT });
  const agentWindow = await site.windowOf('agent', { width: 940, height: HEIGHT });
  const visitor = await openHelpCenter(await visitorWindow.newPage(), site);
  const agent = await agentWindow.newPage();
  await agent.goto(`${site.url}/agent`);

  await write(visitor, 'My bike at Harbour Square will not lock. Am I still paying for it?');
  await agent.locator('[data-external-id="crm-1042"]').click();
  await agent.getByRole('textbox', { name: 'Answer' }).fill('No, John: I have ended your ride.');
  await agent.getByRole('button', { name: 'Send' }).click();
  await visitor.locator('#local-messenger .message', { hasText: 'ended your ride' }).waitFor();

  const picture = await sideBySide(site, [await visitor.screenshot(), await agent.screenshot()]);
  await Promise.all([visitorWindow.close(), agentWindow.close()]);
  return picture;
}

async function openHelpCenter(page: Page, { url }: Site): Promise<Page> {
  await page.goto(`${url}/hc/en-us?developer_panel=off`);
  await page
    .locator('#local-messenger[data-messenger-user="authenticated"]')
    .waitFor({ state: 'attached' });
  await page.locator('#local-messenger .launcher').click();
  return page;
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator('#local-messenger textarea').fill(text);
  await page.locator('#local-messenger .send').click();
}

async function sideBySide({ browser }: Site, pictures: readonly Buffer[]): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1464, height: HEIGHT + 48 } });
  await page.setContent(`<!doctype html>
    <style>
      body { margin: 0; padding: 24px; background: #e9e7e1; display: flex; gap: 16px }
      img { border-radius: 6px; box-shadow: 0 1px 6px #0003 }
    </style>
    ${pictures.map((png) => `<img src="${dataUrl(png)}">`).join('')}`);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  const png = await page.screenshot();
  await page.close();
  return png;
}

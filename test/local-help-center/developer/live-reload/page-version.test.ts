import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { liveReload } from '../../../../src/local-help-center/developer/live-reload/index.js';
import { createThemes, FOLDER_THEME } from '../../../../src/local-help-center/theming/index.js';
import { smallTheme } from '../../theming/small-theme.js';

it('a page whose theme changes while the page is made is as old as its request', async () => {
  const themes = createThemes({ read: async () => smallTheme() });
  const { routes, pageEnd } = liveReload(themes);
  const app = new Hono().route('/', routes).get('/hc', async (context) => {
    await themes.themeFor(context.req.raw);
    themes.announce({ themeId: FOLDER_THEME, kind: 'page' });
    return context.html(await pageEnd(context.req.raw));
  });
  const before = themes.version(FOLDER_THEME);
  const page = await (await app.request('/hc')).text();
  expect(page).toContain(`data-version="${before}"`);
  expect(before).not.toBe(themes.version(FOLDER_THEME));
});

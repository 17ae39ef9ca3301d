import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLDER_THEME } from '../../../../src/local-help-center/theming/index.js';
import { serveTheme, type ThemeServer } from '../live-reload/theme-server.js';

let server: ThemeServer;

beforeAll(async () => {
  server = await serveTheme();
});
afterAll(() => server.close());

describe('what is sent to the settings panel', () => {
  const send = (path: string, method: string, body?: unknown) =>
    fetch(`${server.url}/developer/settings/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  it.each<[string, string, unknown]>([
    ['a number for a text', 'folder/greeting', { value: 5 }],
    ['a text that is too long', 'folder/greeting', { value: 'x'.repeat(10_001) }],
    ['a text for a checkbox', 'folder/show_search', { value: 'yes' }],
    ['code for a colour', 'folder/color', { value: 'url(javascript:alert(1))' }],
    ['another option than the list has', 'folder/layout', { value: 'circle' }],
    ['a number beyond the range', 'folder/width', { value: 91 }],
    ['an address for a file', 'folder/logo', { value: 'https://evil.example/logo.png' }],
    ['no object', 'folder/greeting', 'no object'],
  ])('answers 400 to %s', async (_what, path, body) => {
    expect((await send(path, 'PUT', body)).status).toBe(400);
  });

  it.each(['folder/unknown', 'unknown/greeting', 'folder/__proto__', 'folder/..%2f..%2fx'])(
    'answers 404 to %s',
    async (path) => {
      expect((await send(path, 'PUT', { value: 'x' })).status).toBe(404);
    },
  );

  it('answers 413 to a file that is too large', async () => {
    const response = await fetch(`${server.url}/developer/settings/folder/logo/file?name=a.png`, {
      method: 'PUT',
      body: new Uint8Array(9 * 1024 * 1024),
    });
    expect(response.status).toBe(413);
  });

  it("takes nothing of a file's name but its extension", async () => {
    await fetch(
      `${server.url}/developer/settings/folder/logo/file?name=${encodeURIComponent('../../x/"<b>.PNG')}`,
      { method: 'PUT', body: 'picture' },
    );
    expect((await server.themes.find(FOLDER_THEME)?.active())?.settings.logo).toMatch(
      /\/settings\/logo\.png$/,
    );
  });
});

import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { browserScript } from '../../../src/local-help-center/server/index.js';

const app = new Hono().get('/script.js', browserScript('developer/live-reload'));

it('a browser that has the script gets 304, and any other the script', async () => {
  const first = await app.request('/script.js');
  const script = await first.text();
  const tag = first.headers.get('etag') ?? '';
  const ask = (known: string) => app.request('/script.js', { headers: { 'if-none-match': known } });

  expect(script).not.toBe('');
  const same = await ask(tag);
  expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', tag]);
  const other = await ask('"another"');
  expect([other.status, await other.text()]).toEqual([200, script]);
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../../src/local-help-center/account/account.js';
import {
  createAccount,
  NO_FAULTS,
} from '../../../../src/local-help-center/account/create-account.js';
import { developerPanel } from '../../../../src/local-help-center/developer/panel/index.js';
import {
  createMessaging,
  messenger,
} from '../../../../src/local-help-center/widgets/messenger/index.js';
import { appOf } from '../../app-of.js';
import { type Visitor, visitorOf } from '../../sign-in/visitor.js';

let account: Account;
let visitor: Visitor;

beforeEach(async () => {
  account = createAccount();
  const app = appOf(developerPanel(account));
  app.get('/page', async (context) =>
    context.text(await developerPanel(account).pageEnd(context.req.raw)),
  );
  visitor = visitorOf(app);
});

const post = (body: unknown, headers: Record<string, string> = {}) =>
  visitor.send('/developer/faults', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers,
  });

describe('/developer/faults', () => {
  it('begins without faults', async () => {
    expect(await (await visitor.get('/developer/faults')).json()).toEqual(NO_FAULTS);
  });

  it('changes those that are sent and leaves the others', async () => {
    await post({ expiredSession: true });
    const response = await post({ failWith: 503, slowMs: 20 });
    expect(await response.json()).toEqual({
      ...NO_FAULTS,
      expiredSession: true,
      failWith: 503,
      slowMs: 20,
    });
    expect(account.faults.failWith).toBe(503);
  });

  it('repairs all of them at once', async () => {
    await post({ expiredSession: true, messengerBlocked: true });
    await visitor.send('/developer/faults', { method: 'DELETE' });
    expect(account.faults).toEqual(NO_FAULTS);
  });

  it.each([
    ['no JSON', '{'],
    ['an array', []],
    ['an unknown fault', { explode: true }],
    ['a prototype', '{"__proto__":{"slowMs":9}}'],
    ['a status that is not an error', { failWith: 200 }],
    ['a text for a number', { slowMs: '9' }],
    ['a wait without end', { slowMs: 1e9 }],
    ['a wait of less than nothing', { messengerDelayMs: -1 }],
  ])('refuses %s and changes nothing', async (_, body) => {
    expect((await post(body)).status).toBe(400);
    expect(account.faults).toEqual(NO_FAULTS);
  });

  it('names the field that is wrong', async () => {
    expect(await (await post({ failWith: 200 })).json()).toMatchObject({
      error: expect.stringContaining('failWith'),
    });
  });

  it('is not changed by other sites', async () => {
    const response = await post({ failWith: 500 }, { origin: 'https://evil.example' });
    expect(response.status).toBe(403);
  });
});

describe('/developer/log', () => {
  const entry = {
    at: '2026-01-01T00:00:00Z',
    method: 'POST',
    path: '/token-endpoint/messaging',
    status: 200,
  };

  it('lists what was asked', async () => {
    account.requestLog.add(entry);
    expect(await (await visitor.get('/developer/log')).json()).toEqual({ requests: [entry] });
  });

  it('begins again', async () => {
    account.requestLog.add(entry);
    await visitor.send('/developer/log', { method: 'DELETE' });
    expect(await (await visitor.get('/developer/log')).json()).toEqual({ requests: [] });
  });
});

describe('the developer panel on a page', () => {
  const page = async (query = '') => (await visitor.get(`/page${query}`)).text();

  it('is there by default', async () => {
    expect(await page()).toContain('<developer-panel');
  });

  it('stays away where it is switched off', async () => {
    expect(await page('?developer_panel=off')).toBe('');
  });

  it('stays away from a browser that hides it, until it shows it again', async () => {
    const hidden = await visitor.get('/developer/panel?show=off&return_to=/page');
    expect(hidden.headers.get('location')).toBe('/page');
    expect(await page()).toBe('');
    await visitor.get('/developer/panel?show=on');
    expect(await page()).toContain('<developer-panel');
  });

  it('leads to no other site', async () => {
    const response = await visitor.get('/developer/panel?show=off&return_to=//evil.example');
    expect(response.headers.get('location')).toBe('/');
  });

  it('escapes whom it shows', async () => {
    const [john] = account.people();
    if (!john) throw new Error('The account has nobody.');
    account.updatePerson(john.id, { name: '"><script>alert(1)</script>' });
    const cookie = `_zendesk_session=${account.signIn(john)}`;
    const html = await (await visitor.get('/page', { cookie })).text();
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;alert(1)');
  });
});

describe('the messenger’s loader', () => {
  it('waits as long as the faults say', async () => {
    account.faults.messengerDelayMs = 1234;
    expect(
      await messenger(account, createMessaging(account)).pageEnd(new Request('http://localhost/')),
    ).toContain('}, 1234);');
  });

  it('is missing where the messenger is blocked', async () => {
    account.faults.messengerBlocked = true;
    expect(
      await messenger(account, createMessaging(account)).pageEnd(new Request('http://localhost/')),
    ).toBe('');
  });
});

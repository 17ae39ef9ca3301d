import { describe, expect, it } from 'vitest';
import type { Account } from '../../../src/local-help-center/account/account.js';
import { createAccount } from '../../../src/local-help-center/account/create-account.js';
import { signIn } from '../../../src/local-help-center/sign-in/index.js';
import { appOf } from '../app-of.js';
import { type Visitor, visitorOf } from './visitor.js';

interface Site {
  account: Account;
  visitor: Visitor;
  anotherVisitor: Visitor;
}

async function site(): Promise<Site> {
  const account = createAccount();
  const app = appOf(signIn(account));
  app.get('/whoami', (context) =>
    context.text(account.signedInPerson(context.req.raw)?.name ?? 'nobody'),
  );
  return { account, visitor: visitorOf(app), anotherVisitor: visitorOf(app) };
}

const whoami = async (visitor: Visitor) => (await visitor.get('/whoami')).text();
const john = { person: '1000000000101' };
const jo = { name: 'Jo Bloggs', email: 'jo@example.com', external_id: '' };

describe('the sign-in page', () => {
  it.each(['John Smith', 'Amina Haddad', 'Grace Agent'])('offers %s', async (name) => {
    const { visitor } = await site();
    expect(await (await visitor.get('/access/sign_in')).text()).toContain(name);
  });

  it('carries return_to through its forms, escaped', async () => {
    const { visitor } = await site();
    const page = await visitor.get('/access/sign_in?return_to=/hc?q=%22%3E%3Cscript%3E');
    const html = await page.text();
    expect(html).toContain('name="return_to" value="/hc?q=%22%3E%3Cscript%3E"');
    expect(html).not.toContain('"><script>');
  });

  it.each(['/hc/signin', '/hc/en-us/signin'])('is where Guide’s %s leads', async (path) => {
    const { visitor } = await site();
    const response = await visitor.get(`${path}?return_to=%2Fhc%2Fen-us`);
    expect(response.headers.get('location')).toBe('/access/sign_in?return_to=%2Fhc%2Fen-us');
  });
});

describe('signing in', () => {
  it('as a sample person returns to the page one came from', async () => {
    const { visitor } = await site();
    const response = await visitor.submit('/access/sign_in', {
      ...john,
      return_to: '/hc/en-us?a=1#b',
    });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/hc/en-us?a=1#b']);
    expect(await whoami(visitor)).toBe('John Smith');
  });

  it('hides the session from scripts and from other sites', async () => {
    const { visitor } = await site();
    const cookie = (await visitor.submit('/access/sign_in', john)).headers.get('set-cookie');
    expect(cookie).toMatch(/^_zendesk_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('over HTTPS keeps the session there', async () => {
    const app = appOf(signIn(createAccount()));
    const body = new URLSearchParams(john);
    const response = await app.request('https://localhost/access/sign_in', {
      method: 'POST',
      body,
    });
    expect(response.headers.get('set-cookie')).toContain('; Secure;');
  });

  it('as someone else adds them to the account', async () => {
    const { account, visitor } = await site();
    await visitor.submit('/access/sign_in', { ...jo, external_id: 'crm-7' });
    expect(await whoami(visitor)).toBe('Jo Bloggs');
    expect(account.people().at(-1)).toMatchObject({ email: 'jo@example.com', externalId: 'crm-7' });
  });

  it('with a known e-mail stays the same person and keeps the external id', async () => {
    const { account, visitor } = await site();
    await visitor.submit('/access/sign_in', { ...jo, email: 'John.Smith@example.com' });
    expect(account.people()[0]).toMatchObject({ id: 1000000000101, externalId: 'crm-1042' });
  });

  it('keeps two browsers apart', async () => {
    const { visitor, anotherVisitor } = await site();
    await visitor.submit('/access/sign_in', john);
    await anotherVisitor.submit('/access/sign_in', jo);
    expect([await whoami(visitor), await whoami(anotherVisitor)]).toEqual([
      'John Smith',
      'Jo Bloggs',
    ]);
  });

  it('ends the session that the browser had before', async () => {
    const { account, visitor } = await site();
    const first = (await visitor.submit('/access/sign_in', john)).headers.get('set-cookie') ?? '';
    await visitor.submit('/access/sign_in', jo);
    const old = new Request('http://localhost/', { headers: { cookie: first } });
    expect(account.signedInPerson(old)).toBeNull();
  });

  it.each([
    ['no name', { ...jo, name: '  ' }, 'Enter a name.'],
    ['no e-mail', { ...jo, email: '' }, 'Enter an e-mail address.'],
    ['a wrong e-mail', { ...jo, email: 'jo@' }, 'Enter an e-mail address such as jo@example.com.'],
    ['a name without end', { ...jo, name: 'x'.repeat(256) }, 'at most 255 characters'],
    [
      'a long external id',
      { ...jo, external_id: 'x'.repeat(256) },
      'an external id of at most 255',
    ],
    ['another’s external id', { ...jo, external_id: 'crm-1042' }, 'John Smith already has this'],
  ])('with %s reports it on the page, and signs nobody in', async (_, fields, message) => {
    const { account, visitor } = await site();
    const response = await visitor.submit('/access/sign_in', fields);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(message);
    expect(await whoami(visitor)).toBe('nobody');
    expect(account.people()).toHaveLength(3);
  });

  it('shows again what was typed, escaped', async () => {
    const { visitor } = await site();
    const response = await visitor.submit('/access/sign_in', { ...jo, name: '"><b>Jo', email: '' });
    const html = await response.text();
    expect(html).toContain('value="&quot;&gt;&lt;b&gt;Jo"');
  });

  it.each([
    ['an id that nobody has', { person: '7' }],
    ['an id that is not one', { person: '__proto__' }],
  ])('with %s is refused', async (_, fields) => {
    const { visitor } = await site();
    expect((await visitor.submit('/access/sign_in', fields)).status).toBe(400);
  });

  it.each([
    ['another site’s Origin', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['another site by Fetch Metadata', { 'sec-fetch-site': 'cross-site' }],
  ])('from %s is refused', async (_, headers) => {
    const { visitor } = await site();
    expect((await visitor.submit('/access/sign_in', john, headers)).status).toBe(403);
    expect(await whoami(visitor)).toBe('nobody');
  });

  it('refuses a body that nobody would type', async () => {
    const { visitor } = await site();
    const response = await visitor.submit('/access/sign_in', { ...jo, name: 'x'.repeat(70_000) });
    expect(response.status).toBe(413);
  });

  it.each([
    ['a file for a field', () => formWithFile()],
    ['JSON', () => '{"person":"1000000000101"}'],
    ['broken multipart', () => new Blob(['nonsense'], { type: 'multipart/form-data; boundary=x' })],
  ])('with %s answers 4xx', async (_, body) => {
    const { visitor } = await site();
    const { status } = await visitor.send('/access/sign_in', { method: 'POST', body: body() });
    expect(Math.floor(status / 100)).toBe(4);
  });
});

describe('signing out', () => {
  it('ends the session and returns home', async () => {
    const { visitor } = await site();
    await visitor.submit('/access/sign_in', john);
    const response = await visitor.get('/access/logout');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/']);
    expect(await whoami(visitor)).toBe('nobody');
  });
});

describe('return_to', () => {
  const elsewhere = [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '\t//evil.example',
    '/\n/evil.example',
    'http://localhost@evil.example/',
    'http://localhost:1/',
    'http://[broken',
  ];

  it.each(elsewhere)('%j leads home after signing in', async (return_to) => {
    const { visitor } = await site();
    const response = await visitor.submit('/access/sign_in', { ...john, return_to });
    expect(response.headers.get('location')).toBe('/');
  });

  it.each(elsewhere)('%j leads home after signing out', async (wanted) => {
    const { visitor } = await site();
    const response = await visitor.get(`/access/logout?return_to=${encodeURIComponent(wanted)}`);
    expect(response.headers.get('location')).toBe('/');
  });

  it.each([
    ['/hc/en-us/requests/new?x=1#y', '/hc/en-us/requests/new?x=1#y'],
    ['http://localhost/hc/ar', '/hc/ar'],
    ['hc', '/access/hc'],
    ['', '/'],
  ])('%j leads to %j', async (return_to, location) => {
    const { visitor } = await site();
    const response = await visitor.submit('/access/sign_in', { ...john, return_to });
    expect(response.headers.get('location')).toBe(location);
  });
});

function formWithFile(): FormData {
  const form = new FormData();
  form.set('name', new File(['x'], 'x.txt'));
  return form;
}

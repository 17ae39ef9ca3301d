import { decodeJwt } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/local-help-center/account/account.js';
import { createAccount } from '../../../src/local-help-center/account/create-account.js';
import { createIdentityProvider } from '../../../src/local-help-center/identity-provider.js';
import { website } from '../../../src/local-help-center/website/index.js';
import { appOf } from '../app-of.js';
import { type Visitor, visitorOf } from '../sign-in/visitor.js';

let account: Account;
let visitor: Visitor;
let anotherVisitor: Visitor;

beforeEach(async () => {
  account = createAccount();
  const app = appOf(website(account, createIdentityProvider()));
  visitor = visitorOf(app);
  anotherVisitor = visitorOf(app);
});

const mei = { name: 'Mei Tanaka', email: 'mei@example.com' };
const page = async (who = visitor) => (await who.get('/website')).text();
const askForToken = (who = visitor, headers: Record<string, string> = {}) =>
  who.send('/website/token-endpoint/messaging', {
    method: 'POST',
    body: '{}',
    headers: { origin: 'http://localhost', 'content-type': 'text/plain', ...headers },
  });

describe('the website', () => {
  it('has the snippet of websites in its head', async () => {
    const html = await page();
    expect(html).toMatch(
      /<script data-endpoint="\/website\/token-endpoint\/messaging" data-proof="cookie"\s+data-signed-in="false" data-user="">/,
    );
  });

  it('lets the snippet know who is logged in', async () => {
    await visitor.submit('/website/login', mei);
    expect(await page()).toMatch(/data-signed-in="true" data-user="customer-1001"/);
  });

  it('gives the same customer the same id, in each browser', async () => {
    await visitor.submit('/website/login', mei);
    await anotherVisitor.submit('/website/login', { ...mei, email: 'MEI@example.com' });
    expect(await page(anotherVisitor)).toContain('data-user="customer-1001"');
  });

  it('keeps its own session, which the Help Center does not see', async () => {
    const cookie = (await visitor.submit('/website/login', mei)).headers.get('set-cookie');
    expect(cookie).toMatch(/^website_session=[\w-]{43}; Path=\/website; HttpOnly; SameSite=Lax$/);
  });

  it('forgets who logs out', async () => {
    await visitor.submit('/website/login', mei);
    await visitor.submit('/website/logout', {});
    expect(await page()).toContain('data-signed-in="false"');
    expect((await askForToken()).status).toBe(401);
  });

  it.each([
    ['no name', { ...mei, name: ' ' }, 'Enter your name.'],
    ['no e-mail', { ...mei, email: '' }, 'Enter your e-mail address'],
  ])('reports it where there is %s', async (_, fields, message) => {
    const response = await visitor.submit('/website/login', fields);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(message);
  });

  it('escapes names', async () => {
    await visitor.submit('/website/login', { ...mei, name: '<b>"Mei</b>' });
    expect(await page()).toContain('Hello, &lt;b&gt;&quot;Mei&lt;/b&gt;');
  });

  it.each(['/website/login', '/website/logout'])('takes no %s from other sites', async (path) => {
    const response = await visitor.submit(path, mei, { origin: 'https://evil.example' });
    expect(response.status).toBe(403);
  });
});

describe('the website’s token endpoint', () => {
  it('answers with a messaging JWT of the customer, whose e-mail nobody has verified', async () => {
    await visitor.submit('/website/login', mei);
    const claims = decodeJwt(await (await askForToken()).text());
    expect(claims).toMatchObject({
      scope: 'user',
      external_id: 'customer-1001',
      name: 'Mei Tanaka',
      email: 'mei@example.com',
    });
    expect(claims.email_verified).not.toBe(true);
  });

  it('believes the session, not what the page claims', async () => {
    await visitor.submit('/website/login', mei);
    const response = await visitor.send('/website/token-endpoint/messaging', {
      method: 'POST',
      body: JSON.stringify({ external_id: 'crm-1042', user_name: 'John Smith' }),
      headers: { origin: 'http://localhost', 'content-type': 'text/plain' },
    });
    expect(decodeJwt(await response.text()).external_id).toBe('customer-1001');
  });

  it('refuses who is not logged in', async () => {
    expect((await askForToken()).status).toBe(401);
  });

  it('refuses other sites', async () => {
    await visitor.submit('/website/login', mei);
    expect((await askForToken(visitor, { origin: 'https://evil.example' })).status).toBe(403);
  });
});

describe('the website’s back end', () => {
  it('lets its token endpoint know whose session a cookie is', async () => {
    expect((await visitor.get('/website/session')).status).toBe(401);
    await visitor.submit('/website/login', mei);
    expect(await (await visitor.get('/website/session')).json()).toEqual({
      external_id: 'customer-1001',
      ...mei,
      email_verified: false,
    });
  });
});

describe('the website with an ID token', () => {
  const ask = (who = visitor) =>
    who.send('/website/id-token/token-endpoint/messaging', {
      method: 'POST',
      body: '{}',
      headers: { origin: 'http://localhost', 'content-type': 'text/plain' },
    });

  it('names its proof to the snippet', async () => {
    const html = await (await visitor.get('/website/id-token')).text();
    expect(html).toMatch(
      /data-endpoint="\/website\/id-token\/token-endpoint\/messaging" data-proof="id-token"/,
    );
  });

  it('signs in with the token of its identity provider', async () => {
    await visitor.submit('/website/id-token/login', mei);
    expect(await (await visitor.get('/website/id-token')).text()).toContain('Hello, Mei Tanaka');
    expect(decodeJwt(await (await ask()).text())).toMatchObject({
      external_id: 'customer-1001',
      name: 'Mei Tanaka',
    });
  });

  it('gives no token for the session cookie alone', async () => {
    await visitor.submit('/website/login', mei);
    expect((await ask()).status).toBe(401);
  });

  it('gives no token for a cookie that the provider has not signed', async () => {
    const forged = `${btoa('{"alg":"none"}')}.${btoa('{"sub":"customer-1001","aud":"website"}')}.`;
    const response = await visitor.send('/website/id-token/token-endpoint/messaging', {
      method: 'POST',
      body: '{}',
      headers: {
        origin: 'http://localhost',
        'content-type': 'text/plain',
        cookie: `website_id_token=${forged.replaceAll('=', '')}`,
      },
    });
    expect(response.status).toBe(401);
  });

  it('forgets both cookies at logout', async () => {
    await visitor.submit('/website/id-token/login', mei);
    await visitor.submit('/website/id-token/logout', {});
    expect((await ask()).status).toBe(401);
  });
});

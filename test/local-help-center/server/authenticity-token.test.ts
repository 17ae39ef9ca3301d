import { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Account, createAccount } from '../../../src/local-help-center/account/index.js';
import {
  authenticityTokenOnly,
  formFields,
  smallBody,
} from '../../../src/local-help-center/server/index.js';
import { signIn } from '../../../src/local-help-center/sign-in/index.js';
import { type Visitor, visitorOf } from '../sign-in/visitor.js';

let account: Account;
let visitor: Visitor;
beforeEach(() => {
  account = createAccount();
  const app = new Hono()
    .route('/', signIn(account).routes)
    .use('/hc/*', authenticityTokenOnly(account.authenticityToken))
    .get('/hc/token', (context) => context.text(account.authenticityToken(context.req.raw)))
    .all('/hc/form', smallBody, async (context) =>
      context.text((await formFields(context))?.said ?? 'nothing'),
    );
  visitor = visitorOf(app);
});
const token = async () => (await visitor.get('/hc/token')).text();

describe('the forgery token', () => {
  it('lets a form through that carries it, which the handler can still read', async () => {
    const response = await visitor.submit('/hc/form', {
      said: 'hello',
      authenticity_token: await token(),
    });
    expect(await response.text()).toBe('hello');
  });

  it('lets a form through whose length is not known, as browsers send streams', async () => {
    const fields = new URLSearchParams({ said: 'hello', authenticity_token: await token() });
    const response = await visitor.send('/hc/form', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new Blob([String(fields)]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(await response.text()).toBe('hello');
  });

  it.each(['POST', 'PUT', 'DELETE'])('lets a script through that sends it: %s', async (method) => {
    const headers = { 'x-csrf-token': await token() };
    expect((await visitor.send('/hc/form', { method, headers })).status).toBe(200);
  });

  it('is not needed to look at something, or with credentials in a header', async () => {
    expect((await visitor.get('/hc/form')).status).toBe(200);
    const init = { method: 'DELETE', headers: { authorization: 'Bearer x' } };
    expect((await visitor.send('/hc/form', init)).status).toBe(200);
  });

  it('is asked for, with a hint, where a theme forgets it in a form', async () => {
    const response = await visitor.submit('/hc/form', { said: 'hello' });
    expect([response.status, await response.text()]).toEqual([
      403,
      expect.stringContaining('the form has no field \\"authenticity_token\\"'),
    ]);
  });

  it('is asked for, with a hint, where a script forgets it', async () => {
    const response = await visitor.send('/hc/form', { method: 'POST', body: '{}' });
    expect([response.status, await response.text()]).toEqual([
      403,
      expect.stringContaining('it has no header X-CSRF-Token'),
    ]);
  });

  it('of another session is refused', async () => {
    const before = await token();
    await visitor.submit('/access/sign_in', { person: '1000000000101' });
    const form = await visitor.submit('/hc/form', { authenticity_token: before });
    const script = await visitor.send('/hc/form', {
      method: 'POST',
      headers: { 'x-csrf-token': before },
    });
    expect([form.status, script.status]).toEqual([403, 403]);
  });

  it('is not looked for in a form without end', async () => {
    const response = await visitor.submit('/hc/form', { said: 'x'.repeat(70_000) });
    expect(response.status).toBe(413);
  });
});

// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { unsignedJwt } from '../browser/snippet/people.js';
import { answerRequests, onAPage } from './on-a-page.js';

onAPage();
const { helpCenterJwt } = await import('../../snippet/help-center-jwt.js');
const { currentUser, pageUser } = await import('../../snippet/signed-in-user.js');

afterEach(() => void vi.unstubAllGlobals());

describe('the Help Center JWT', () => {
  const answerWith = (claims: Record<string, unknown>) =>
    answerRequests({ body: JSON.stringify({ token: unsignedJwt(claims) }) });

  it('is asked for at Zendesk', async () => {
    const requests = answerWith({ userId: 7, email: 'a@example.com' });
    await helpCenterJwt();
    expect(requests.map(({ url }) => url)).toEqual(['/api/v2/help_center/integration/token']);
  });

  it.each([
    ['the external id', { userId: 7, externalId: 'crm-1' }, 'crm-1'],
    ['else the user id, as a string', { userId: 7, externalId: null }, '7'],
    ['else the user id, as a string', { userId: 7 }, '7'],
  ])('reports who it is by %s', async (_by, claims, id) => {
    answerWith({ email: 'a@example.com', ...claims });
    expect(await helpCenterJwt()).toMatchObject({ external_id: id, user_email: 'a@example.com' });
  });

  it.each([401, 404])('fails with its status %i', async (status) => {
    answerRequests({ status, body: '{}' });
    await expect(helpCenterJwt()).rejects.toBe(`zendesk-${status}`);
  });
});

describe('users/me.json', () => {
  it.each([
    ['an external id', { id: 7, external_id: 'crm-1' }, 'crm-1'],
    ['none', { id: 7, external_id: null }, '7'],
    ['nobody signed in', { id: null }, null],
  ])('with %s', async (_case, user, external_id) => {
    answerRequests({ body: JSON.stringify({ user }) });
    expect((await currentUser()).external_id ?? null).toBe(external_id);
  });
});

describe('the user of the page', () => {
  it('is what Guide wrote', async () => {
    onAPage();
    window.HelpCenter = { user: { identifier: 'abc' } };
    expect(await pageUser()).toEqual({ identifier: 'abc' });
  });

  it.each([
    ['HelpCenter', () => undefined],
    ['HelpCenter.user', () => void Object.assign(window, { HelpCenter: {} })],
  ])('is empty without %s', async (_what, prepare) => {
    onAPage();
    prepare();
    expect(await pageUser()).toEqual({});
  });
});

// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { unsignedJwt } from '../browser/snippet/people.js';
import { answerRequests, onAPage } from './on-a-page.js';

afterEach(() => void vi.unstubAllGlobals());

/** Who is signed in, by this proof. */
async function signedInUser(proof: string) {
  onAPage({ proof });
  const { readOptions } = await import('../../snippet/options.js');
  readOptions();
  return (await import('../../snippet/signed-in-user.js')).signedInUser();
}

describe('the Help Center JWT', () => {
  const answerWith = (claims: Record<string, unknown>) =>
    answerRequests({ body: JSON.stringify({ token: unsignedJwt(claims) }) });

  it('is requested from Zendesk', async () => {
    const requests = answerWith({ userId: 7, email: 'a@example.com' });
    await signedInUser('help-center-jwt');
    expect(requests.map(({ url }) => url)).toEqual(['/api/v2/help_center/integration/token']);
  });

  it.each([
    ['the external id', { userId: 7, externalId: 'crm-1' }, 'crm-1'],
    ['else the user id, as a string', { userId: 7, externalId: null }, '7'],
    ['else the user id, as a string', { userId: 7 }, '7'],
  ])('reports who it is by %s', async (_by, claims, id) => {
    answerWith({ email: 'a@example.com', ...claims });
    expect(await signedInUser('help-center-jwt')).toMatchObject({
      external_id: id,
      user_email: 'a@example.com',
      help_center_jwt: unsignedJwt({ email: 'a@example.com', ...claims }),
    });
  });

  it.each([401, 404])('fails with its status %i', async (status) => {
    answerRequests({ status, body: '{}' });
    await expect(signedInUser('help-center-jwt')).rejects.toEqual({ code: `zendesk-${status}` });
  });
});

describe.each(['cookie', 'id-token', 'none'])('users/me.json, with proof %s', (proof) => {
  it.each([
    ['an external id', { id: 7, external_id: 'crm-1' }, 'crm-1'],
    ['none', { id: 7, external_id: null }, '7'],
    ['an end user, who gets none', { id: 7 }, '7'],
    ['nobody signed in', { id: null }, null],
  ])('with %s', async (_case, user, external_id) => {
    answerRequests({ body: JSON.stringify({ user }) });
    expect((await signedInUser(proof)).external_id ?? null).toBe(external_id);
  });
});

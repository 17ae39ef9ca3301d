import { decodeJwt } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { type LocalHelpCenter, startLocalHelpCenter } from '../../src/local-help-center/index.js';

let helpCenter: LocalHelpCenter | undefined;
afterEach(() => helpCenter?.close());

/** Signs John in, asks the endpoint as his page would, and reads whom the token is for. */
async function askAs(body: object, signedIn = true): Promise<unknown> {
  const { url, account, tokenEndpoint } = helpCenter as LocalHelpCenter;
  const [john] = account.people();
  const session = signedIn && john ? account.signIn(john) : 'none';
  const response = await fetch(tokenEndpoint, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      origin: url,
      cookie: `_zendesk_session=${session}`,
      'content-type': 'text/plain',
      connection: 'close',
    },
  });
  return response.ok ? decodeJwt(await response.text()).external_id : response.status;
}

describe('dev --proof', () => {
  it.each(['cookie', 'id-token'] as const)(
    '%s gives a token to the person who is signed in, and to nobody else',
    async (proof) => {
      helpCenter = await startLocalHelpCenter({ port: 0, proof });
      expect(await askAs({})).toBe('crm-1042');
      expect(await askAs({ external_id: 'somebody-else' })).toBe('crm-1042');
      expect(await askAs({ external_id: 'somebody-else' }, false)).toBe(401);
      const { requestLog } = helpCenter.account;
      expect(requestLog.entries().at(-1)).toMatchObject({ status: 401, proof });
    },
  );

  it('and the other options of the sign-in reach the pages', async () => {
    helpCenter = await startLocalHelpCenter({
      port: 0,
      proof: 'cookie',
      roles: ['agent'],
      debug: true,
    });
    const page = await (await fetch(`${helpCenter.url}/hc/en-us`)).text();
    for (const attribute of ['data-proof="cookie"', 'data-roles="agent"', 'data-debug="true"'])
      expect(page).toContain(attribute);
  });

  it('none believes anyone', async () => {
    helpCenter = await startLocalHelpCenter({ port: 0, proof: 'none' });
    expect(await askAs({ external_id: 'crm-7' }, false)).toBe('crm-7');
  });

  it('help-center-jwt asks for that, and looks the user up with client credentials', async () => {
    helpCenter = await startLocalHelpCenter({ port: 0 });
    const { account, url } = helpCenter;
    expect(await askAs({ external_id: 'crm-1042' })).toBe(401);
    const [john] = account.people();
    const cookie = `_zendesk_session=${john ? account.signIn(john) : ''}`;
    const proof = await fetch(`${url}/api/v2/help_center/integration/token`, {
      headers: { cookie, connection: 'close' },
    });
    const { token } = (await proof.json()) as { token: string };
    expect(await askAs({ help_center_jwt: token })).toBe('crm-1042');
    const asked = account.requestLog.entries().map(({ method, path }) => `${method} ${path}`);
    expect(asked).toContain('POST /oauth/tokens');
  });

  it('an endpoint of one’s own gets the key that the messenger verifies with', async () => {
    const messagingKey = { id: 'app_mine', secret: 'a-secret-of-at-least-32-characters' };
    const endpoint = 'http://localhost:1/messaging';
    helpCenter = await startLocalHelpCenter({ port: 0, endpoint, messagingKey });
    expect(helpCenter.tokenEndpoint).toBe(endpoint);
    expect(helpCenter.account.messagingKey).toEqual(messagingKey);
  });
});

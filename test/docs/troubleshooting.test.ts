import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  examineAccount,
  examineEndpoint,
  examineTheme,
  type Finding,
} from '../../src/doctor/index.js';
import { headBlock, textAttributes } from '../../src/head-block/index.js';
import { type LocalHelpCenter, startLocalHelpCenter } from '../../src/local-help-center/index.js';
import { packageRoot } from '../../src/package-root.js';
import { signInValues } from '../../src/sign-in-options.js';
import { createTokenEndpoint, type TokenEndpointConfig } from '../../src/token-endpoint/index.js';
import { johnsProof } from '../doctor/sample-account.js';
import { messagingJwt } from '../local-help-center/widgets/messenger/messaging-jwt.js';
import { sectionOf } from './troubleshooting-page.js';

/** Two accounts: what is set up for one of them is then used with the other. */
let production: LocalHelpCenter;
let sandbox: LocalHelpCenter;
let themes: string;
/** What the production account publishes: read once, so that no time limit decides. */
let keys: unknown;
beforeAll(async () => {
  [production, sandbox, themes] = await Promise.all([
    startLocalHelpCenter({ port: 0 }),
    startLocalHelpCenter({ port: 0 }),
    mkdtemp(join(tmpdir(), 'guide-messaging-auth-')),
  ]);
  const published = await fetch(`${production.url}/api/v2/help_center/integration/keys.json`);
  keys = await published.json();
});
afterAll(async () => {
  await Promise.all([production?.close(), sandbox?.close()]);
  await rm(themes, { recursive: true, force: true });
});

/** The endpoint that belongs to the production account. */
const endpoint = (changed: Partial<TokenEndpointConfig> = {}) =>
  createTokenEndpoint({
    proof: 'help-center-jwt',
    zendeskUrl: production.url,
    messagingKeyId: production.account.messagingKey.id,
    messagingSecret: production.account.messagingKey.secret,
    allowedOrigins: [production.url],
    fetch: async () => Response.json(keys),
    ...changed,
  } as TokenEndpointConfig);

/** John Smith's Help Center JWT, as the page of a Help Center gets it. */
async function proofOf({ url, account }: LocalHelpCenter): Promise<string> {
  const john = account.people().find(({ email }) => email === 'john.smith@example.com');
  if (!john) throw new Error('The local Help Center does not know John Smith.');
  const cookie = `_zendesk_session=${account.signIn(john)}`;
  const response = await fetch(`${url}/api/v2/help_center/integration/token`, {
    headers: { cookie },
  });
  const { token } = (await response.json()) as { token: string };
  return token;
}

const ask = async (
  ours: ReturnType<typeof createTokenEndpoint>,
  proof: string,
  { origin = production.url, ...fields }: Record<string, unknown> = {},
): Promise<Response> =>
  ours(
    new Request('https://jwt.example.com/messaging', {
      method: 'POST',
      headers: { origin: String(origin), 'content-type': 'text/plain' },
      body: JSON.stringify({ help_center_jwt: proof, ...fields }),
    }),
  );

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

const problems = (findings: readonly Finding[]) =>
  findings.filter(({ verdict }) => verdict === 'problem').map(({ check }) => check);

describe('It worked in the sandbox', () => {
  const section = sectionOf('It worked in the sandbox');

  // All local Help Centers of a process share their key; `johnsProof` is of another account.
  it('a page of the sandbox gets proof_key_unknown from the endpoint of production', async () => {
    const refusal = await ask(endpoint(), await johnsProof());
    expect(await codeOf(refusal)).toBe('proof_key_unknown');
    expect(section).toContain('`proof_key_unknown`');
  });

  it('doctor --account finds that the proof is of another account', async () => {
    const environment = {
      ZENDESK_URL: production.url,
      MESSAGING_KEY_ID: production.account.messagingKey.id,
      MESSAGING_SECRET: production.account.messagingKey.secret,
      ALLOWED_ORIGINS: production.url,
    };
    const check = (findings: readonly Finding[]) =>
      findings.find((one) => one.check === 'help-center-jwt')?.verdict;
    const own = await examineAccount({ environment, helpCenterJwt: await proofOf(production) });
    const other = await examineAccount({ environment, helpCenterJwt: await johnsProof() });
    expect([check(own), check(other)]).toEqual(['ok', 'problem']);
    expect(section).toContain('doctor --account --help-center-jwt-file');
  });

  it('the messenger of production refuses a token that is signed with the sandbox’s key', async () => {
    const exp = Math.floor(Date.now() / 1000) + 600;
    const jwt = await messagingJwt(sandbox.account, { exp });
    const response = await login(production, jwt);
    expect(response).toMatchObject({ status: 401, reason: 'unknown_key' });
    expect(section).toContain('`messenger-refused`');
  });
});

/** What the messenger's server answers to a token. */
async function login({ url }: LocalHelpCenter, jwt: string) {
  const response = await fetch(`${url}/messenger/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ jwt }),
  });
  const { reason } = (await response.json()) as { reason?: string };
  return { status: response.status, reason };
}

describe('Login fails with a conflict', () => {
  it('a changed external id meets 409, and a token without the address is accepted', async () => {
    const exp = Math.floor(Date.now() / 1000) + 600;
    const verified = { email: 'john.smith@example.com', email_verified: true, exp };
    const before = await messagingJwt(production.account, { ...verified, external_id: 'old-1' });
    const after = await messagingJwt(production.account, { ...verified, external_id: 'new-2' });
    expect(await login(production, before)).toMatchObject({ status: 200 });
    expect(await login(production, after)).toMatchObject({ status: 409, reason: 'conflict' });

    // What the head block does next.
    const trusting = endpoint({ trustEmail: true } as Partial<TokenEndpointConfig>);
    const proof = await proofOf(production);
    const without = await (await ask(trusting, proof, { without_email: true })).text();
    expect(decodeJwt(without)).not.toHaveProperty('email');
    expect(await login(production, without)).toMatchObject({ status: 200 });
    expect(sectionOf('Login fails with a conflict')).toContain('`withoutEmail`');
  });
});

describe('Agents see no e-mail', () => {
  it.each([
    [false, undefined],
    [true, true],
  ])('with TRUST_EMAIL=%s the token has email_verified: %s', async (trustEmail, verified) => {
    const ours = endpoint({ trustEmail } as Partial<TokenEndpointConfig>);
    const token = await (await ask(ours, await proofOf(production))).text();
    expect(decodeJwt(token).email_verified).toBe(verified);
    expect(sectionOf('Agents see no e-mail')).toContain('`TRUST_EMAIL=true`');
  });
});

describe.each([
  ['Several brands', 'http://brand2.localhost:3000'],
  ['Host mapping', 'http://example.localhost:3000'],
])('%s', (heading, origin) => {
  const section = sectionOf(heading);

  it('a page of an origin that is not listed gets origin_not_allowed, and then its token', async () => {
    const proof = await proofOf(production);
    const refusal = await ask(endpoint(), proof, { origin });
    expect(refusal.headers.get('access-control-allow-origin')).toBeNull();
    expect(await codeOf(refusal)).toBe('origin_not_allowed');
    expect(section).toContain('`origin_not_allowed`');
    const all = endpoint({ allowedOrigins: [production.url, origin] });
    expect((await ask(all, proof, { origin })).status).toBe(200);
  });

  it('doctor --endpoint finds it', async () => {
    const { findings } = await examineEndpoint({ endpoint: production.tokenEndpoint, origin });
    expect(problems(findings)).toContain('cors-origin');
    expect(section).toMatch(/doctor --endpoint \S+ --origin/);
  });
});

describe('zcli prints 401 or 403', () => {
  const section = sectionOf('zcli prints 401 or 403');
  const token = async () => {
    const { clientId, clientSecret } = production.account.client;
    const response = await fetch(`${production.url}/oauth/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: 'read write',
      }),
    });
    return response;
  };
  const themesOf = async (accessToken: string) =>
    fetch(`${production.url}/api/v2/guide/theming/themes`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
  const accessToken = async () =>
    ((await (await token()).json()) as { access_token: string }).access_token;

  async function withFault<Result>(
    fault: Partial<LocalHelpCenter['account']['faults']>,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const { faults } = production.account;
    const before = { ...faults };
    Object.assign(faults, fault);
    return work().finally(() => Object.assign(faults, before));
  }

  it('a client that is refused gets no token', async () => {
    const refused = await withFault({ oauthClientRefused: true }, token);
    expect(await refused.json()).toMatchObject({ error: 'invalid_client' });
    expect(section).toContain('`Failed to obtain an access token using OAuth client credentials`');
  });

  it('a dead token gets 401', async () => {
    const dead = await accessToken();
    const answer = await withFault({ oauthTokenExpired: true }, () => themesOf(dead));
    expect(answer.status).toBe(401);
    expect(section).toContain('`Request failed with status code 401`');
  });

  it('a client without the scopes gets InvalidOAuthScopes', async () => {
    const answer = await withFault({ oauthScopeMissing: true }, async () =>
      themesOf(await accessToken()),
    );
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('InvalidOAuthScopes');
    expect(section).toContain('`InvalidOAuthScopes`');
  });
});

describe('what the doctor finds in a theme', () => {
  const ENDPOINT = 'https://jwt.example.com/messaging';
  const HEAD = 'templates/document_head.hbs';

  async function theme(address: string, change: (folder: string) => Promise<unknown>) {
    const folder = await mkdtemp(join(themes, 'theme-'));
    await cp(join(packageRoot, 'theme'), folder, { recursive: true });
    const attributes = textAttributes(signInValues(address, { proof: 'cookie' }));
    await writeFile(join(folder, HEAD), await headBlock({ widget: 'messaging', attributes }));
    await change(folder);
    return folder;
  }
  const nothing = async () => {};
  const inFront = (text: string) => async (folder: string) => {
    const head = await readFile(join(folder, HEAD), 'utf8');
    await writeFile(join(folder, HEAD), `${text}\n${head}`);
  };

  it.each<[string, string, string, (folder: string) => Promise<unknown>]>([
    [
      'Nothing happens on one page',
      'head-block',
      ENDPOINT,
      (folder) => writeFile(join(folder, HEAD), ''),
    ],
    ['Nothing happens on one page', 'theme-endpoint', '', nothing],
    [
      'The page cannot reach the endpoint',
      'content-security-policy',
      ENDPOINT,
      inFront(`<meta http-equiv="Content-Security-Policy" content="connect-src 'self'">`),
    ],
    [
      'The previous person is still there',
      'other-sign-in',
      ENDPOINT,
      (folder) => appendFile(join(folder, 'script.js'), 'zE("messenger", "loginUser", mine);'),
    ],
  ])('%s: %s', async (heading, check, address, change) => {
    const findings = await examineTheme(await theme(address, change));
    expect(problems(findings)).toContain(check);
    expect(sectionOf(heading)).toContain('doctor --theme');
  });
});

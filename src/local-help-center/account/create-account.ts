import { createHmac, randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import QuickLRU from 'quick-lru';
import { createRequestLog, sessionCookie, unguessable } from '../server/index.js';
import type { Account, Faults, HelpCenterKey, MessagingKey } from './account.js';
import { confidentialClient, createOAuth, ZCLI_CLIENT } from './create-oauth.js';
import { createPeople } from './create-people.js';

/** Nothing goes wrong, and the messenger comes as late as on a good day. */
export const NO_FAULTS: Readonly<Faults> = {
  planWithoutHelpCenterJwt: false,
  expiredSession: false,
  slowMs: 0,
  failWith: null,
  apiTokensRetired: false,
  oauthClientRefused: false,
  oauthScopeRefused: false,
  oauthScopeMissing: false,
  oauthTokenExpired: false,
  verificationMethod: null,
  messengerBlocked: false,
  messengerDelayMs: 400,
};

/** Those that are used least are forgotten: signing in without end takes no memory. */
const KEPT_SESSIONS = 10_000;

/**
 * Makes the account that the local Help Center plays. Its secrets are new each time, its RSA
 * key in each process, and all of it lives in memory only: nothing leaks from one run into another.
 *
 * @param messagingKey the key that an endpoint outside this process signs with
 */
export function createAccount(messagingKey: MessagingKey = newMessagingKey()): Account {
  const people = createPeople();
  const sessions = new QuickLRU<string, number>({ maxSize: KEPT_SESSIONS });
  const agent = people.people().find(({ role }) => role !== 'end_user');
  if (!agent) throw new Error('The sample people have no agent, whom the OAuth client acts as.');
  const client = confidentialClient(agent.id);
  const forgerySecret = randomBytes(32);
  return {
    subdomain: 'local',
    name: 'Local Help Center',
    helpCenterKey: helpCenterKeyOfThisProcess(),
    messagingKey,
    classicSecret: unguessable(),
    api: { email: agent.email, token: unguessable() },
    client: { clientId: client.identifier, clientSecret: client.secret },
    oauth: createOAuth([client, ZCLI_CLIENT]),
    faults: { ...NO_FAULTS },
    requestLog: createRequestLog(),
    ...people,
    signIn(person) {
      const session = unguessable();
      sessions.set(session, person.id);
      return session;
    },
    signOut(session) {
      sessions.delete(session);
    },
    authenticityToken: (request) =>
      createHmac('sha256', forgerySecret)
        .update(sessionCookie(request) ?? '')
        .digest('base64url'),
    signedInPerson(request) {
      const id = sessions.get(sessionCookie(request) ?? '');
      return people.people().find((person) => person.id === id) ?? null;
    },
  };
}

function newMessagingKey(): MessagingKey {
  return { id: `app_${randomBytes(12).toString('hex')}`, secret: unguessable() };
}

let helpCenterKey: Promise<HelpCenterKey> | undefined;

/** One key a process: making an RSA key takes a third of a second, too long for every test. */
function helpCenterKeyOfThisProcess(): Promise<HelpCenterKey> {
  helpCenterKey ??= createHelpCenterKey();
  return helpCenterKey;
}

async function createHelpCenterKey(): Promise<HelpCenterKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const { kty, n, e } = await exportJWK(publicKey);
  if (kty === undefined || n === undefined || e === undefined) {
    throw new Error('The new key of the Help Center is not an RSA key.');
  }
  const kid = randomBytes(16).toString('hex');
  return { kid, privateKey, publicJwk: { kty, n, e, kid } };
}

import { base64url, decodeJwt, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { failure, type Outcome, ok, skipped, warning } from '../../finding.js';
import type { EndpointCheck } from '../endpoint-check.js';
import { readToken } from '../read-token.js';
import type { Answer } from '../send.js';
import { STRANGER } from '../visit.js';

/** The payload of a Help Center JWT for the doctor's stranger. */
function strangersClaims(): Record<string, unknown> {
  const iat = Math.floor(Date.now() / 1000);
  const { external_id: externalId, user_email: email } = STRANGER;
  return { userId: 1, email, externalId, iat, exp: iat + 300 };
}

/** One a process: an RSA key takes a third of a second to make. */
let foreignKey: ReturnType<typeof generateKeyPair> | undefined;

const forgeries: readonly { id: string; how: string; make(): Promise<string> | string }[] = [
  {
    id: 'proof-unsigned',
    how: 'nobody signed (`alg: none`)',
    make: () => new UnsecuredJWT(strangersClaims()).encode(),
  },
  {
    id: 'proof-forged',
    how: 'somebody else signed (RS256, a key that is not the account’s)',
    async make() {
      foreignKey ??= generateKeyPair('RS256');
      const { privateKey } = await foreignKey;
      const header = { alg: 'RS256', typ: 'JWT', kid: 'guide-messaging-auth-doctor' };
      return new SignJWT(strangersClaims()).setProtectedHeader(header).sign(privateKey);
    },
  },
  {
    id: 'proof-algorithm',
    how: 'is signed with HS256',
    async make() {
      const key = base64url.decode('Z3VpZGUtbWVzc2FnaW5nLWF1dGgtZG9jdG9yLXNlY3JldA');
      return new SignJWT(strangersClaims())
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .sign(key);
    },
  },
];

/** Whether it gives tokens to those who can prove who they are, and to nobody else. */
export const proofChecks: readonly EndpointCheck[] = [
  {
    id: 'proof-required',
    title: 'Gives no token to somebody without proof',
    request:
      '`POST` with `{"external_id": …, "user_email": …, "user_name": …}` and nothing that proves it.',
    requirement: 'A status from 400 to 499, best 401, and no token.',
    why: 'Whoever knows or guesses an external id or an e-mail address reads that person’s conversations, and writes in their name with the green check.',
    mend: 'Ask for a proof: check the Help Center JWT of the request (help_center_jwt) against the account’s keys, or your own session cookie; and take the identity from there. This package’s endpoint does: guide-messaging-auth init.',
    async run(visit) {
      const answer = await visit.ask({ body: JSON.stringify(STRANGER) });
      const token = readToken(answer);
      if (!token) return noToken(answer);
      return failure(
        token.payload.external_id === STRANGER.external_id
          ? 'a token for whoever one claims to be: this is the article’s endpoint, which trusts everybody'
          : 'a token, though nothing was proved',
      );
    },
  },
  ...forgeries.map(
    ({ id, how, make }): EndpointCheck => ({
      id,
      title: `Refuses a proof that ${how}`,
      request: `\`POST\` with a \`help_center_jwt\` that ${how}.`,
      requirement: 'A status from 400 to 499, best 401, and no token.',
      why: 'Anybody can make such a proof, for any person.',
      mend: 'Verify the signature with the account’s published keys (/api/v2/help_center/integration/keys.json) and allow RS256 only.',
      async run(visit) {
        const body = JSON.stringify({ ...STRANGER, help_center_jwt: await make() });
        const answer = await visit.ask({ body });
        return readToken(answer) ? failure('a token') : noToken(answer);
      },
    }),
  ),
  {
    id: 'proof-accepted',
    title: 'Gives a token for a good proof',
    request: '`POST` with a `help_center_jwt` fresh from `/api/v2/help_center/integration/token`.',
    requirement:
      'Status 200 and the messaging JWT: as bare text, as a JSON string, or as `{"jwt": …}` or `{"token": …}`.',
    why: 'This is what the endpoint is for.',
    mend: 'Look at the answer’s status and at the service’s log. The proof lives a few minutes only: fetch a new one before each run.',
    async run(visit) {
      const answer = await visit.withProof();
      if (!answer) return skipped('no proof to send: give --help-center-jwt-file');
      const token = readToken(answer);
      if (token) return ok(`a token, as ${token.form}`);
      const { status } = answer;
      const { exp } = claimsOf(visit.helpCenterJwt ?? '');
      if (typeof exp === 'number' && exp * 1000 < answer.at) {
        return failure(`status ${status}; but the proof given had expired: fetch a new one`);
      }
      return failure(
        status >= 200 && status <= 299
          ? `status ${status}, but what came is no JWT (${answer.headers.get('content-type') ?? 'no content type'})`
          : `status ${status}`,
      );
    },
  },
  {
    id: 'proof-decides',
    title: 'Takes the identity from the proof, not from what the page says',
    request:
      'As for `proof-accepted`, with somebody else’s `external_id` and `user_email` beside it.',
    requirement:
      '`external_id` is the proof’s `externalId`, or else its `userId` as a string; `email` is the proof’s.',
    why: 'With one good proof, a visitor could become anybody else.',
    mend: 'Build the token from the verified Help Center JWT alone; use user_name for display at most.',
    async run(visit) {
      const answer = await visit.withProof();
      const token = answer && readToken(answer);
      if (!token) return skipped('no token for a proof to look at');
      const { external_id, email } = token.payload;
      if (external_id === STRANGER.external_id)
        return failure('the external_id that the page claimed');
      if (email === STRANGER.user_email) return failure('the e-mail that the page claimed');
      return compareWithProof(visit.helpCenterJwt ?? '', external_id);
    },
  },
];

function compareWithProof(proof: string, externalId: unknown): Outcome {
  const claims = claimsOf(proof);
  const expected = String(claims.externalId || claims.userId);
  return String(externalId) === expected
    ? ok('the proof’s')
    : warning('an external_id that is neither the proof’s externalId nor its userId');
}

/** What a proof says, unverified: to verify it is the endpoint's work. */
function claimsOf(proof: string): Readonly<Record<string, unknown>> {
  try {
    return decodeJwt(proof);
  } catch {
    return {};
  }
}

function noToken({ status }: Answer): Outcome {
  if (status >= 400 && status <= 499) return ok(`status ${status}`);
  return warning(`no token, but status ${status}`);
}

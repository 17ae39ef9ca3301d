import { printable } from '../../../terminal/index.js';
import { couldNotTell, error, ok, type Verdict, warning } from '../../finding.js';
import { takesOthersIdentity } from '../access.js';
import { type EndpointCheck, GIVE_PROOF } from '../endpoint-check.js';
import { claimsOf, type Evidence, firstUnclear, type Group, type Tried } from '../evidence.js';
import { STRANGER, wordsWithProof } from '../ways-to-ask.js';

const REFUSED = 'A status from 400 to 499, best 401, and no token.';

const WITHOUT_PROOF: ReadonlySet<Group> = new Set(['no-proof', 'odd-request', 'known-person']);

const forgeries: readonly {
  readonly id: Group;
  readonly title: string;
  readonly what: string;
}[] = [
  {
    id: 'proof-unsigned',
    title: 'Refuses a proof that nobody signed',
    what: 'without a signature (`alg` is `none`, in any spelling)',
  },
  {
    id: 'proof-forged',
    title: 'Refuses a proof that somebody else signed',
    what: 'signed (RS256) with a key that is not the account’s, or with one that the proof carries itself (`jwk`)',
  },
  {
    id: 'proof-algorithm',
    title: 'Refuses a proof signed with HS256',
    what: 'signed with HS256: with any secret, and with the account’s public key as the secret',
  },
];

/** Whether it gives tokens to people who can prove who they are, and to nobody else. */
export const proofChecks: readonly EndpointCheck[] = [
  {
    id: 'proof-required',
    title: 'Gives no token to somebody without proof',
    decisive: true,
    request:
      '`POST` as `text/plain`, `application/json` and form-encoded (JSON text, form fields), `GET` with a query; with `external_id`, `user_email`, `user_name`, with `email` and `name`, with `userId`, `user_id`, `id`, `sub`, with `user: {…}`, and with nothing; for a made-up person, and for the person of a valid proof; nothing proves it.',
    requirement: REFUSED,
    why: 'Anyone who knows or guesses an external id or an e-mail address reads that person’s conversations, and writes in their name with the green check.',
    fix: 'Ask for a proof: verify the Help Center JWT of the request (help_center_jwt) against the account’s keys, an ID token against your identity provider’s, or your own session cookie; and take the identity from there. This package’s endpoint does: guide-messaging-auth init.',
    async run(examination) {
      const evidence = await examination.evidence();
      const tried = evidence.unproved.filter(({ group }) => WITHOUT_PROOF.has(group));
      const given = tried.filter(({ came }) => came.kind === 'token');
      const [first] = given;
      if (first?.came.kind !== 'token') return judged(tried, evidence);
      const { external_id: id } = first.came.token.payload;
      const whose =
        first.group === 'known-person'
          ? 'for a person whose id or e-mail address one knows'
          : id === STRANGER.id
            ? 'for anybody that one claims to be, as the article’s endpoint does'
            : 'although nothing was proved';
      return error(`a token ${whose} (${waysOf(given)})`);
    },
  },
  ...forgeries.map(
    ({ id, title, what }): EndpointCheck => ({
      id,
      title,
      decisive: true,
      request: `A proof ${what}: in the body, as \`Authorization: Bearer\`, in a cookie, in the query, and everywhere at once.`,
      requirement: REFUSED,
      why: 'Anybody can make such a proof, for any person.',
      fix: 'Verify the signature with the account’s published keys (/api/v2/help_center/integration/keys.json, or your identity provider’s), allow RS256 only, and take no key from the proof itself.',
      async run(examination) {
        const evidence = await examination.evidence();
        const tried = evidence.unproved.filter(({ group }) => group === id);
        const given = tried.filter(({ came }) => came.kind === 'token');
        if (given.length > 0) return error(`a token (${waysOf(given)})`);
        const isSession = examination.proof?.kind === 'cookie';
        if (
          id === 'proof-algorithm' &&
          !examination.keys?.length &&
          examination.proof &&
          !isSession
        ) {
          return couldNotTell(
            'refused, but the public keys of the proofs are not known, so they could not be tried as the secret',
            'Give --origin with the address of your Help Center: its keys are read from there.',
          );
        }
        return judged(tried, evidence);
      },
    }),
  ),
  {
    id: 'proof-expired',
    title: 'Refuses a proof that is no longer valid',
    decisive: true,
    request:
      'A proof that was valid once: a JWT whose `exp` is past, the cookie of an ended session.',
    requirement: REFUSED,
    why: 'Proofs end up in logs and browser histories; one that never ends is a password that cannot be changed.',
    fix: 'Verify exp (RFC 7519, 4.1.4) with at most a minute of tolerance; look a session up on each request.',
    async run(examination) {
      const evidence = await examination.evidence();
      const tried = evidence.unproved.filter(({ group }) => group === 'proof-expired');
      const given = tried.filter(({ came }) => came.kind === 'token');
      if (given.length > 0) return error(`a token (${waysOf(given)})`);
      const genuine = tried.filter(({ isGenuine }) => isGenuine);
      if (genuine.length === 0) {
        return couldNotTell(
          'no proof that was valid once was given',
          'Give --expired-proof-file with a proof that has expired: keep the one you use now and run this again in an hour.',
        );
      }
      return judged(genuine, evidence);
    },
  },
  {
    id: 'proof-accepted',
    title: 'Gives a token for a valid proof',
    decisive: true,
    request:
      'A valid proof: a `help_center_jwt` fresh from `/api/v2/help_center/integration/token`, an ID token or a session cookie; first as the snippet sends it, then as other clients do.',
    requirement: 'Status 200 and the messaging JWT.',
    why: 'This is what the endpoint is for; and only an endpoint that accepts something shows by a refusal that it looks.',
    fix: 'Look at the answer’s status and at the service’s log. A Help Center JWT lives a few minutes only: fetch a new one before each run.',
    async run(examination) {
      const { proved } = await examination.evidence();
      switch (proved.kind) {
        case 'not-given':
          return couldNotTell('no valid proof given', GIVE_PROOF);
        case 'expired':
          return couldNotTell(
            'the proof given had expired',
            'Fetch a new one, then run this again.',
          );
        case 'accepted':
          return ok(`a token (${wordsWithProof(proved.way)})`);
        case 'refused': {
          const { came } = proved;
          if (came.kind === 'unclear') return couldNotTell(came.why);
          return error(
            came.kind === 'no-token'
              ? `status ${came.answer.status}, and no token in any shape that was tried`
              : 'it closes the connection',
          );
        }
      }
    },
  },
  {
    id: 'snippet-request',
    title: 'Understands the snippet’s request',
    request:
      '`POST` with JSON in a `text/plain` body; the proof as `help_center_jwt` in it, as `Authorization: Bearer` (ID token) or in a cookie.',
    requirement: 'The token: this request needs no more than others that the endpoint accepts.',
    why: 'The snippet sends text/plain so that browsers ask no permission first (CORS preflight); an endpoint that reads only application/json sees an empty body.',
    fix: 'Parse the body as JSON whatever its Content-Type is (Express: express.json({ type: () => true })), and read help_center_jwt from it.',
    async run(examination) {
      const { proved } = await examination.evidence();
      if (proved.kind !== 'accepted')
        return couldNotTell('no accepted proof to look at', GIVE_PROOF);
      return proved.way.isSnippets
        ? ok(wordsWithProof(proved.way))
        : error(`it refuses it, and accepts another: ${wordsWithProof(proved.way)}`);
    },
  },
  {
    id: 'proof-decides',
    title: 'Takes the identity from the proof, not from what the page claims',
    decisive: true,
    request:
      'As for `proof-accepted`, with the names of another person in the body, the query, headers and cookies.',
    requirement:
      'The token is for the person of the proof: `external_id` is a Help Center JWT’s `externalId`, else its `userId` as a string; `email` is the proof’s.',
    why: 'With one valid proof of their own, a visitor could become anybody else.',
    fix: 'Build the token from the verified proof alone; use user_name for display at most.',
    async run(examination) {
      const { proved, swapped } = await examination.evidence();
      if (proved.kind !== 'accepted')
        return couldNotTell('no token for a proof to look at', GIVE_PROOF);
      const taken = swapped.find(takesOthersIdentity);
      if (taken) return error(`the identity that the page claimed (${taken.how})`);
      const unclear = firstUnclear(swapped);
      if (unclear) return couldNotTell(unclear);
      const refused = swapped.find(({ isAcceptedShape }) => isAcceptedShape);
      if (refused?.came.kind !== 'token') {
        return couldNotTell(
          'a valid proof with the names of another person is refused: either they are compared, or the person is looked up by them',
          'Read the code: the identity must come from the proof; compare what the page claims with it, and use it for nothing else.',
        );
      }
      return compareWithProof(proved.proof, proved.token.payload.external_id);
    },
  },
  {
    id: 'stray-token',
    title: 'Shows no other JWT without proof',
    request: 'All requests without a valid proof.',
    requirement: 'No JWT anywhere in an answer: not in HTML, an error, a header or a redirect.',
    why: 'A JWT in an answer can be taken from it, whatever it was meant for.',
    fix: 'Look where it comes from; a public key of some service (such as an “anon” key) is harmless.',
    async run(examination) {
      const { unproved } = await examination.evidence();
      const stray = unproved.flatMap(({ came }) =>
        came.kind === 'no-token' && came.stray ? [came.stray] : [],
      )[0];
      return stray
        ? warning(`a JWT (alg ${printable(String(stray.header.alg), 20)}) that is not for a person`)
        : ok('none');
    },
  },
];

/** `in 12 ways; first: POST text/plain, names …`. */
function waysOf(given: readonly Tried[]): string {
  const [first] = given;
  const count = given.length === 1 ? '' : `in ${given.length} ways; first: `;
  return `${count}${first?.how}`;
}

/** No token was given: whether that proves anything. */
function judged(tried: readonly Tried[], { proved }: Evidence): Verdict {
  const unclear = firstUnclear(tried);
  if (unclear)
    return couldNotTell(unclear, 'Run this again when the endpoint answers all requests.');
  if (proved.kind !== 'accepted') {
    const lacking =
      proved.kind === 'refused' ? 'the valid proof was refused too' : 'no valid proof given';
    return couldNotTell(`no token in ${tried.length} ways; but ${lacking}`, GIVE_PROOF);
  }
  const compared = tried.find(({ isAcceptedShape }) => isAcceptedShape) ?? tried[0];
  if (compared?.came.kind !== 'no-token') return warning('no token, but it closes the connection');
  const { status } = compared.came.answer;
  if (status === 503) {
    return couldNotTell('status 503 in the shape that it accepts', 'Run this again when it is up.');
  }
  return status >= 400 && status <= 499
    ? ok(`status ${status}; no token in ${tried.length} ways`)
    : warning(`no token in ${tried.length} ways, but status ${status}`);
}

function compareWithProof(
  { kind, value }: { readonly kind: string; readonly value: string },
  externalId: unknown,
): Verdict {
  if (kind !== 'help-center-jwt') return ok('not the page’s');
  const claims = claimsOf(value);
  return String(externalId) === String(claims.externalId || claims.userId)
    ? ok('the proof’s')
    : warning('an external_id that is neither the proof’s externalId nor its userId');
}

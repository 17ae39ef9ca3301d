import { decodeJwt, decodeProtectedHeader } from 'jose';
import { type Asker, NotAsked, type ValidProof } from './asker.js';
import { type ForgeryCheck, forgedProofs } from './forged-proofs.js';
import { ODD_QUESTIONS } from './odd-questions.js';
import { type Answer, type Question, Unanswered } from './send-question.js';
import { type AnsweredToken, tokensIn } from './tokens-in-answer.js';
import {
  type AskedPerson,
  EVERYWHERE,
  KNOWN_PERSONS_WAYS,
  NUMBERS_WAYS,
  PROOF_PLACES,
  type SentProof,
  SNIPPETS_WAY,
  STRANGER,
  STRANGERS_WAYS,
  type Way,
  waysToProve,
  wordsWithProof,
} from './ways-to-ask.js';

/** What came of one request. */
export type Came =
  | { readonly kind: 'token'; readonly token: AnsweredToken; readonly answer: Answer }
  | { readonly kind: 'no-token'; readonly answer: Answer; readonly stray: AnsweredToken | null }
  /** The endpoint closed the connection: no token, and no status. */
  | { readonly kind: 'closed'; readonly why: string }
  /** Whether there was a token cannot be known. */
  | { readonly kind: 'unclear'; readonly why: string };

/** Why a request must not get a token. */
export type Group = 'no-proof' | 'odd-request' | 'known-person' | ForgeryCheck;

/** A request that was made, and what came of it. */
export interface Tried {
  readonly group: Group;
  /** In words, for a finding: `POST application/json, names …`. */
  readonly how: string;
  readonly method: string;
  readonly came: Came;
  /** Whether a request of this shape got a token when its proof was valid. */
  readonly isAcceptedShape: boolean;
  /** For `proof-expired`: whether the proof was valid once. */
  readonly isGenuine: boolean;
}

/** What a valid proof gets. */
export type Proved =
  | { readonly kind: 'not-given' }
  /** Given, but it had expired before it was sent. */
  | { readonly kind: 'expired' }
  | {
      readonly kind: 'accepted';
      readonly way: Way;
      readonly token: AnsweredToken;
      readonly answer: Answer;
      readonly proof: ValidProof;
    }
  | { readonly kind: 'refused'; readonly came: Came };

/** A request with a valid proof of one person and the names of another. */
export interface Swapped {
  readonly how: string;
  readonly came: Came;
  /** Whether it differs from the request that was accepted in the names alone. */
  readonly isAcceptedShape: boolean;
}

/** What an endpoint was seen to do for whom. */
export interface Evidence {
  readonly proved: Proved;
  /** Requests without a valid proof: none of them may get a token. */
  readonly unproved: readonly Tried[];
  readonly swapped: readonly Swapped[];
}

/** A number such as Zendesk's own ids, which the article's clients send. */
const NUMBER: AskedPerson = { ...STRANGER, id: 1_000_000_000_001 };

/**
 * Asks everything that decides who gets a token: first as the snippet asks somebody without proof,
 * then with the valid proof, then whatever must be refused, in every shape.
 */
export async function collectEvidence(asker: Asker): Promise<Evidence> {
  await attempt(asker, SNIPPETS_WAY.question(STRANGER));
  const proved = await prove(asker);
  const [unproved, swapped] = await Promise.all([
    tryWithoutProof(asker, proved),
    proved.kind === 'accepted' ? swapNames(asker, proved) : [],
  ]);
  return { proved, unproved, swapped };
}

/** Offers the valid proof in one way after another, until one is accepted. */
async function prove(asker: Asker): Promise<Proved> {
  const { proof } = asker;
  if (!proof) return { kind: 'not-given' };
  const { exp } = proof.kind === 'cookie' ? {} : claimsOf(proof.value);
  if (typeof exp === 'number' && exp * 1000 <= Date.now()) return { kind: 'expired' };
  const person = personOf(proof);
  let first: Came | undefined;
  for (const way of waysToProve[proof.kind]) {
    const came = await attempt(asker, way.question(person, credentialsOf(proof)));
    if (came.kind === 'token') {
      const { token, answer } = came;
      return { kind: 'accepted', way, token, answer, proof };
    }
    first ??= came;
  }
  return { kind: 'refused', came: first ?? { kind: 'unclear', why: 'not asked' } };
}

async function tryWithoutProof(asker: Asker, proved: Proved): Promise<Tried[]> {
  const forgeries = await forgedProofs(asker.keys ?? [], kidOf(asker.proof));
  const [everywhereText, everywhereJson] = EVERYWHERE;
  const acceptedWay = proved.kind === 'accepted' ? proved.way : null;
  const known = knownPerson(proved);

  const one = (
    group: Group,
    way: Way,
    person: AskedPerson | null,
    credentials: SentProof = {},
    words = '',
  ) => ({
    group,
    how:
      credentials.jwt === undefined
        ? withWords(words, way.words)
        : withWords(words, wordsWithProof(way)),
    isAcceptedShape: way === acceptedWay,
    isGenuine: false,
    question: way.question(person, credentials),
  });

  const questions = [
    ...STRANGERS_WAYS.map((way) => one('no-proof', way, STRANGER)),
    ...NUMBERS_WAYS.map((way) => one('no-proof', way, NUMBER, {}, 'a number as the id')),
    ...(known && acceptedWay ? [one('known-person', acceptedWay, known)] : []),
    ...(known ? KNOWN_PERSONS_WAYS.map((way) => one('known-person', way, known)) : []),
    ...forgeries.flatMap(({ check, words, jwt, isPlainest }) => [
      ...(acceptedWay ? [one(check, acceptedWay, STRANGER, forgedFor(asker, jwt), words)] : []),
      ...(isPlainest ? PROOF_PLACES.map((way) => one(check, way, STRANGER, { jwt }, words)) : []),
      ...(isPlainest ? [one(check, everywhereText, STRANGER, { jwt }, words)] : []),
      one(check, everywhereJson, STRANGER, { jwt }, words),
    ]),
    ...Object.entries(ODD_QUESTIONS).map(([check, question]) => ({
      group: 'odd-request' as const,
      how: `the request of ${check}`,
      isAcceptedShape: false,
      isGenuine: false,
      question: question as Question,
    })),
    ...expiredQuestions(asker, acceptedWay, known).map((question) => ({
      group: 'proof-expired' as const,
      how: 'the expired proof that was given',
      isAcceptedShape: acceptedWay !== null,
      isGenuine: true,
      question,
    })),
  ];
  return Promise.all(
    questions.map(async ({ question, ...tried }) => ({
      ...tried,
      method: question.method ?? 'POST',
      came: await attempt(asker, question),
    })),
  );
}

const withWords = (words: string, way: string): string => (words ? `${words}: ${way}` : way);

/** A genuine proof whose time is over, in the shape that was accepted, else in the snippet's. */
function expiredQuestions(
  asker: Asker,
  accepted: Way | null,
  known: AskedPerson | null,
): Question[] {
  const { proof, expiredProof } = asker;
  const isOver = proof && proof.kind !== 'cookie' && isExpired(proof.value);
  const value = expiredProof ?? (isOver ? proof.value : undefined);
  if (value === undefined) return [];
  const kind = proof?.kind ?? asker.proofKind ?? 'help-center-jwt';
  if (kind === 'none') return [];
  const ways = accepted ? [accepted] : waysToProve[kind].slice(0, 3);
  const person = known ?? personOf({ kind, value });
  return ways.map((way) => way.question(person, credentialsOf({ kind, value })));
}

function isExpired(jwt: string): boolean {
  const { exp } = claimsOf(jwt);
  return typeof exp === 'number' && exp * 1000 <= Date.now();
}

/** The valid proof with the names of the made-up person: in the accepted shape, and in every place besides. */
async function swapNames(
  asker: Asker,
  { way, proof }: Extract<Proved, { kind: 'accepted' }>,
): Promise<Swapped[]> {
  const [, everywhere] = EVERYWHERE;
  const credentials = credentialsOf(proof);
  const accepted = way.question(STRANGER, credentials);
  const { body, headers, query } = everywhere.question(STRANGER);
  const questions = [
    { how: wordsWithProof(way), isAcceptedShape: true, question: accepted },
    {
      how: `${wordsWithProof(way)}; the other person in the query, in headers and cookies too`,
      isAcceptedShape: false,
      question: {
        ...accepted,
        query: { ...query, ...accepted.query },
        headers: {
          ...headers,
          ...accepted.headers,
          cookie: [accepted.headers?.cookie, headers?.cookie].filter(Boolean).join('; '),
        },
      },
    },
    {
      how: 'POST application/json, the other person under every name',
      isAcceptedShape: false,
      question: {
        body: withProof(body ?? '{}', accepted),
        headers: { ...accepted.headers, 'content-type': 'application/json' },
      },
    },
  ];
  return Promise.all(
    questions.map(async ({ question, ...swapped }) => ({
      ...swapped,
      came: await attempt(asker, question),
    })),
  );
}

/** Adds what the accepted request's JSON body contains (the proof) to another JSON body. */
function withProof(body: string, accepted: Question): string {
  try {
    const proof: unknown = JSON.parse(accepted.body ?? '{}');
    const stranger: unknown = JSON.parse(body);
    return JSON.stringify({ ...Object(proof), ...Object(stranger) });
  } catch {
    return body;
  }
}

/** Asks, and returns what came of it; never throws for what the endpoint does. */
async function attempt(asker: Asker, question: Question): Promise<Came> {
  try {
    return cameOf(await asker.ask(question), jwtsIn(question));
  } catch (error) {
    if (error instanceof NotAsked) return { kind: 'unclear', why: error.message };
    if (!(error instanceof Unanswered)) throw error;
    return error.isClosed
      ? { kind: 'closed', why: error.message }
      : { kind: 'unclear', why: error.message };
  }
}

function cameOf(answer: Answer, sent: ReadonlySet<string>): Came {
  const tokens = tokensIn(answer, sent);
  const token = tokens.find((found) => found.place !== null || isMessagingJwt(found));
  if (token) return { kind: 'token', token, answer };
  if (!answer.isWhole) {
    return {
      kind: 'unclear',
      why: 'an answer was longer than 256 KiB, and was not read to its end',
    };
  }
  if (answer.status === 429) {
    return { kind: 'unclear', why: 'the endpoint limits requests (status 429)' };
  }
  // Headers or an address that are too long for the server: nobody has looked at the request.
  if (answer.status === 414 || answer.status === 431) {
    return {
      kind: 'unclear',
      why: `a request was too large to be looked at (status ${answer.status})`,
    };
  }
  return { kind: 'no-token', answer, stray: tokens[0] ?? null };
}

/** Whether a JWT somewhere in an answer is for a person: other JWTs (public keys) are not secret. */
function isMessagingJwt({ header: { kid }, payload }: AnsweredToken): boolean {
  const values = Object.values(payload);
  return (
    'external_id' in payload ||
    payload.scope === 'user' ||
    (typeof kid === 'string' && kid.startsWith('app_')) ||
    values.includes(STRANGER.id) ||
    values.includes(STRANGER.email)
  );
}

function jwtsIn({ body = '', headers = {}, query = {} }: Question): Set<string> {
  const texts = [body, ...Object.values(headers), ...Object.values(query)];
  return new Set(texts.flatMap((text) => text.match(/eyJ[\w.-]+/g) ?? []));
}

const credentialsOf = ({ kind, value }: ValidProof): SentProof =>
  kind === 'cookie' ? { cookie: value } : { jwt: value };

/** A forged JWT in the place of the valid proof: for a session, in the cookies of the same names. */
function forgedFor({ proof }: Asker, jwt: string): SentProof {
  if (proof?.kind !== 'cookie') return { jwt };
  const names = proof.value.split(';').map((pair) => pair.split('=')[0]?.trim());
  return { cookie: names.map((name) => `${name}=${jwt}`).join('; ') };
}

/** Whom the valid proof is about, as far as a client can know; the made-up person for a session. */
function personOf({ kind, value }: ValidProof): AskedPerson {
  if (kind === 'cookie') return STRANGER;
  const { externalId, userId, sub, email, name } = claimsOf(value);
  return {
    id: String(externalId || userId || sub || ''),
    email: String(email ?? ''),
    name: String(name ?? 'Doctor'),
  };
}

/** The person of the accepted proof, by the token's claims: for asking without the proof. */
function knownPerson(proved: Proved): AskedPerson | null {
  if (proved.kind !== 'accepted') return null;
  const { external_id: id, email, name } = proved.token.payload;
  const person = personOf(proved.proof);
  return {
    id: typeof id === 'string' || typeof id === 'number' ? id : person.id,
    email: typeof email === 'string' ? email : person.email,
    name: typeof name === 'string' ? name : person.name,
  };
}

/** Why it cannot be known whether one of them got a token. */
export function firstUnclear(all: readonly { readonly came: Came }[]): string | undefined {
  for (const { came } of all) if (came.kind === 'unclear') return came.why;
  return undefined;
}

/** The key by which a valid JWT is signed; its name is not secret. */
function kidOf(proof: ValidProof | undefined): string | undefined {
  if (!proof || proof.kind === 'cookie') return undefined;
  try {
    return decodeProtectedHeader(proof.value).kid;
  } catch {
    return undefined;
  }
}

/** The claims of a proof, unverified: to verify it is the endpoint's work. */
export function claimsOf(proof: string): Readonly<Record<string, unknown>> {
  try {
    return decodeJwt(proof);
  } catch {
    return {};
  }
}

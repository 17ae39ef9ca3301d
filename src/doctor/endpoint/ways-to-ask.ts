import type { Proof } from '../../token-endpoint/proofs-and-roles.js';
import type { Question } from './send-question.js';

/** Somebody by whose names a question is asked. */
export interface AskedPerson {
  readonly id: string | number;
  readonly email: string;
  readonly name: string;
}

/** Whom the doctor pretends to be, with nothing to prove it. */
export const STRANGER: AskedPerson = {
  id: 'guide-messaging-auth-doctor',
  email: 'doctor@example.com',
  name: 'Doctor',
};

/** What travels in a request besides the body: JWTs are in the places that the way knows. */
export interface SentProof {
  readonly jwt?: string;
  readonly cookie?: string;
}

/**
 * One way in which the world's clients ask a token endpoint: the same for somebody with a valid
 * proof, with a forged one and with none, so that the answers can be compared.
 */
export interface Way {
  /** `POST application/json, userId, email, name`. */
  readonly words: string;
  /** `proof in Authorization: Bearer`; empty where it has no place for a JWT. */
  readonly proofWords: string;
  /** Whether the snippet asks like this. */
  readonly isSnippets: boolean;
  question(person: AskedPerson | null, credentials?: SentProof): Question;
}

/** The names that clients give to whom they ask for, as seen in public code. */
const NAMES = {
  'external_id, user_email, user_name': ({ id, email, name }: AskedPerson) => ({
    external_id: id,
    user_email: email,
    user_name: name,
  }),
  'external_id, email, name': ({ id, ...rest }: AskedPerson) => ({ external_id: id, ...rest }),
  'userId, email, name': ({ id, ...rest }: AskedPerson) => ({ userId: id, ...rest }),
  'user_id, email, name': ({ id, ...rest }: AskedPerson) => ({ user_id: id, ...rest }),
  'id, email, name': (person: AskedPerson) => ({ ...person }),
  'sub, email, name': ({ id, ...rest }: AskedPerson) => ({ sub: id, ...rest }),
  'user: {id, external_id, email, name}': (person: AskedPerson) => ({
    user: { ...person, external_id: person.id },
  }),
  'all names at once': ({ id, email, name }: AskedPerson) => ({
    external_id: id,
    externalId: id,
    user_id: id,
    userId: id,
    uid: id,
    id,
    sub: id,
    customer_id: id,
    customerId: id,
    email,
    user_email: email,
    userEmail: email,
    name,
    user_name: name,
    userName: name,
    username: name,
    user: { id, external_id: id, externalId: id, email, name },
  }),
} as const;
type FieldNames = keyof typeof NAMES;
const SNIPPETS_NAMES: FieldNames = 'external_id, user_email, user_name';

/** The fields in which clients send a proof. */
const PROOF_FIELDS = ['help_center_jwt', 'token', 'jwt', 'id_token', 'access_token'] as const;
/** The cookies in which sites keep a JWT or, worse, a plain id. */
const COOKIES = ['token', 'jwt', 'access_token', 'session'];
const ID_COOKIES = ['user_id', 'userId', 'external_id', 'uid'];
const ID_HEADERS = ['x-user-id', 'x-external-id', 'x-authenticated-user', 'x-forwarded-user'];

const FORMS = {
  'POST text/plain': inBody('text/plain;charset=UTF-8', JSON.stringify),
  'POST application/json': inBody('application/json', JSON.stringify),
  'POST JSON called form-encoded': inBody(
    'application/x-www-form-urlencoded; charset=UTF-8',
    JSON.stringify,
  ),
  'POST form fields': inBody('application/x-www-form-urlencoded', (fields) =>
    new URLSearchParams(flat(fields)).toString(),
  ),
  'GET with a query': (fields: Fields): Question => ({ method: 'GET', query: flat(fields) }),
} as const;
type Form = keyof typeof FORMS;

type Fields = Readonly<Record<string, unknown>>;

function inBody(type: string, encode: (fields: Fields) => string) {
  return (fields: Fields): Question => ({
    headers: { 'content-type': type },
    body: encode(fields),
  });
}

/** `user[id]`, as PHP, Rails and `qs` read nested fields. */
function flat(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).map(([inner, text]) => [`${name}[${inner}]`, String(text)])
        : [[name, String(value)]],
    ),
  );
}

/** Where a way puts the JWT. */
type ProofPlace = 'none' | 'bearer' | 'cookie' | readonly string[];
const PLACE_WORDS = { bearer: 'Authorization: Bearer', cookie: 'a cookie' } as const;

function way(form: Form, names: FieldNames | 'no names', place: ProofPlace = 'none'): Way {
  const proofWords =
    place === 'none'
      ? ''
      : `proof in ${typeof place === 'string' ? PLACE_WORDS[place] : place.join(', ')}`;
  return {
    words: `${form}, ${names}`,
    proofWords,
    isSnippets: false,
    question(person, { jwt, cookie } = {}) {
      const named = person && names !== 'no names' ? NAMES[names](person) : {};
      const proof =
        typeof place === 'object' && jwt !== undefined
          ? Object.fromEntries(place.map((field) => [field, jwt]))
          : {};
      const question = FORMS[form]({ ...named, ...proof });
      const cookies = [
        ...(cookie === undefined ? [] : [cookie]),
        ...(place === 'cookie' && jwt !== undefined ? cookiesOf(COOKIES, jwt) : []),
      ];
      return {
        ...question,
        headers: {
          ...question.headers,
          ...(place === 'bearer' && jwt !== undefined && { authorization: `Bearer ${jwt}` }),
          ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
        },
      };
    },
  };
}

const cookiesOf = (names: readonly string[], value: unknown): string[] =>
  names.map((name) => `${name}=${value}`);

const snippets = (base: Way): Way => ({ ...base, isSnippets: true });

/**
 * Body, query, headers and cookies at once, under every name. The JWT is at so many places that the
 * head of the request stays below 16 KiB, and each of its lines below 8: servers refuse more.
 */
function everywhere(form: 'POST text/plain' | 'POST application/json'): Way {
  return {
    words: `${form}, every name in every place at once`,
    proofWords: 'proof in every place at once',
    isSnippets: false,
    question(person, { jwt, cookie } = {}) {
      const fields: Fields = {
        ...(person && NAMES['all names at once'](person)),
        ...(jwt !== undefined && Object.fromEntries(PROOF_FIELDS.map((field) => [field, jwt]))),
      };
      const { headers, body } = FORMS[form](fields);
      const cookies = [
        ...(cookie === undefined ? [] : [cookie]),
        ...(jwt === undefined ? [] : cookiesOf(COOKIES, jwt)),
        ...(person ? cookiesOf(ID_COOKIES, person.id) : []),
      ];
      return {
        ...(body !== undefined && { body }),
        query: flat({
          ...(person && NAMES['all names at once'](person)),
          ...(jwt !== undefined && { token: jwt, jwt }),
        }),
        headers: {
          ...headers,
          ...(jwt !== undefined && { authorization: `Bearer ${jwt}` }),
          ...(person && Object.fromEntries(ID_HEADERS.map((name) => [name, String(person.id)]))),
          ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
        },
      };
    },
  };
}

const allForms = Object.keys(FORMS) as Form[];
const allNames = Object.keys(NAMES) as FieldNames[];

/** How the snippet asks: unless stated otherwise, this is "the snippet's request". */
export const SNIPPETS_WAY: Way = snippets(
  way('POST text/plain', SNIPPETS_NAMES, ['help_center_jwt']),
);

/** Every shape in which somebody without a proof asks: form by form, names by names. */
export const STRANGERS_WAYS: readonly Way[] = [
  SNIPPETS_WAY,
  ...allForms
    .flatMap((form) => allNames.map((names) => way(form, names)))
    .filter(({ words }) => words !== SNIPPETS_WAY.words),
  everywhere('POST application/json'),
  way('POST application/json', 'no names'),
  way('GET with a query', 'no names'),
];

/** Ways that some endpoints accept only with a numeric id. */
export const NUMBERS_WAYS: readonly Way[] = [
  way('POST text/plain', SNIPPETS_NAMES),
  way('POST application/json', 'userId, email, name'),
  way('POST application/json', 'all names at once'),
];

/** In which the person of a valid proof is named, without the proof: users may be looked up. */
export const KNOWN_PERSONS_WAYS: readonly Way[] = [
  SNIPPETS_WAY,
  ...allForms.map((form) => way(form, 'all names at once')),
];

/** Every place in which a proof may be. */
export const PROOF_PLACES: readonly Way[] = [
  way('POST text/plain', 'all names at once', PROOF_FIELDS),
  way('POST application/json', 'all names at once', PROOF_FIELDS),
  way('POST form fields', 'all names at once', PROOF_FIELDS),
  way('POST application/json', 'all names at once', 'bearer'),
  way('POST application/json', 'all names at once', 'cookie'),
  way('GET with a query', 'all names at once', PROOF_FIELDS),
];

/** The same proof in every place at once. */
export const EVERYWHERE: readonly [text: Way, json: Way] = [
  everywhere('POST text/plain'),
  everywhere('POST application/json'),
];

/** How a visitor proves who they are. */
export type ProofKind = Exclude<Proof, 'none'>;

/** In which a valid JWT is offered until one is accepted, the snippet's own way first. */
export const waysToProve = {
  'help-center-jwt': [
    SNIPPETS_WAY,
    way('POST application/json', SNIPPETS_NAMES, ['help_center_jwt']),
    way('POST application/json', 'all names at once', PROOF_FIELDS),
    way('POST application/json', 'no names', ['token']),
    way('POST application/json', 'no names', ['jwt']),
    way('POST form fields', 'all names at once', PROOF_FIELDS),
    way('POST text/plain', SNIPPETS_NAMES, 'bearer'),
    way('POST application/json', 'no names', 'bearer'),
    way('GET with a query', 'no names', 'bearer'),
    way('GET with a query', 'all names at once', PROOF_FIELDS),
    way('POST application/json', 'all names at once', 'cookie'),
  ],
  'id-token': [
    snippets(way('POST text/plain', SNIPPETS_NAMES, 'bearer')),
    way('POST application/json', 'no names', 'bearer'),
    way('GET with a query', 'no names', 'bearer'),
    way('POST text/plain', SNIPPETS_NAMES, 'cookie'),
    way('POST application/json', 'all names at once', PROOF_FIELDS),
    way('POST application/json', 'no names', ['token']),
    way('POST form fields', 'all names at once', PROOF_FIELDS),
  ],
  cookie: [
    snippets(way('POST text/plain', SNIPPETS_NAMES)),
    way('POST application/json', SNIPPETS_NAMES),
    way('POST application/json', 'no names'),
    way('POST form fields', SNIPPETS_NAMES),
    way('GET with a query', 'no names'),
  ],
} as const satisfies Record<ProofKind, readonly Way[]>;

/** A way with a proof, in words. */
export const wordsWithProof = ({ words, proofWords }: Way): string =>
  [words, proofWords].filter(Boolean).join('; ');

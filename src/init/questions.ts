import * as v from 'valibot';
import { endpointUrl } from '../endpoint-url.js';
import { oneOf } from '../option.js';
import { ConfigurationError, parseEnvironment } from '../token-endpoint/index.js';
import { PROOFS, type Proof } from '../token-endpoint/proofs-and-roles.js';

/** Where the token endpoint runs. */
export const PLATFORMS = ['node', 'workers', 'own'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** What `init` needs to know; what may wait is filled in later. */
export interface Answers {
  readonly where?: Platform;
  readonly endpoint?: string;
  readonly proof?: Proof;
  readonly subdomain?: string;
  /** Comma-separated. */
  readonly origins?: string;
  readonly sessionUrl?: string;
  readonly idTokenIssuer?: string;
  readonly idTokenAudience?: string;
  readonly keyId?: string;
  readonly secret?: string;
  readonly oauthClientId?: string;
  readonly oauthClientSecret?: string;
  /** Whether the environment has an API token of before: no OAuth client is asked for then. */
  readonly apiToken?: string;
}

export interface InitQuestion {
  readonly name: keyof Answers;
  readonly flag: string;
  readonly message: string;
  readonly placeholder: string;
  /** May be left empty: `later` is written as an empty variable, `never` is not needed at all. */
  readonly canWait?: 'later' | 'never';
  readonly isSecret?: boolean;
  /** The variable of the environment; `null` for what is not part of it. */
  readonly variable: string | null;
  readonly isNeeded: (answers: Answers) => boolean;
}

const always = () => true;
const hasEnvironment = ({ where }: Answers) => where !== 'own';
const withProof =
  (...proofs: readonly Proof[]) =>
  (answers: Answers) =>
    hasEnvironment(answers) && proofs.includes(answers.proof ?? 'help-center-jwt');

/** In the order in which they are asked. */
export const QUESTIONS: readonly InitQuestion[] = [
  {
    name: 'where',
    flag: '--where',
    message: 'Where will your token endpoint run?',
    placeholder: 'node',
    variable: null,
    isNeeded: always,
  },
  {
    name: 'endpoint',
    flag: '--endpoint',
    message: 'At which address will it be?',
    placeholder: 'https://jwt.example.com/messaging',
    variable: null,
    isNeeded: always,
  },
  {
    name: 'proof',
    flag: '--proof',
    message: 'How will it know who is asking?',
    placeholder: 'help-center-jwt',
    variable: null,
    isNeeded: always,
  },
  {
    name: 'subdomain',
    flag: '--subdomain',
    message: 'Which Zendesk account? (The part before .zendesk.com)',
    placeholder: 'example',
    variable: 'ZENDESK_SUBDOMAIN',
    isNeeded: withProof('help-center-jwt'),
  },
  {
    name: 'sessionUrl',
    flag: '--session-url',
    message: 'Which address of your website answers whose session a cookie belongs to?',
    placeholder: 'https://www.example.com/session',
    variable: 'SESSION_URL',
    isNeeded: withProof('cookie'),
  },
  {
    name: 'idTokenIssuer',
    flag: '--id-token-issuer',
    message: 'Which identity provider issues the ID tokens? (The claim "iss")',
    placeholder: 'https://example.eu.auth0.com/',
    variable: 'ID_TOKEN_ISSUER',
    isNeeded: withProof('id-token'),
  },
  {
    name: 'idTokenAudience',
    flag: '--id-token-audience',
    message: 'What is the id of your client at the identity provider? (The claim "aud")',
    placeholder: 'my-client-id',
    variable: 'ID_TOKEN_AUDIENCE',
    isNeeded: withProof('id-token'),
  },
  {
    name: 'origins',
    flag: '--origin',
    message: 'At which address is your Help Center? (Several: comma-separated)',
    placeholder: 'https://help.example.com',
    variable: 'ALLOWED_ORIGINS',
    isNeeded: hasEnvironment,
  },
  {
    name: 'keyId',
    flag: '--key-id',
    message: 'The id of the messaging key (Enter: fill it in later)',
    placeholder: 'app_…',
    canWait: 'later',
    variable: 'MESSAGING_KEY_ID',
    isNeeded: hasEnvironment,
  },
  {
    name: 'secret',
    flag: '--secret-file',
    message: 'The shared secret of that key (Enter: fill it in later)',
    placeholder: '',
    canWait: 'later',
    isSecret: true,
    variable: 'MESSAGING_SECRET',
    isNeeded: hasEnvironment,
  },
  {
    name: 'oauthClientId',
    flag: '--oauth-client-id',
    message: 'The identifier of an OAuth client, to look users up (Enter: without look-up)',
    placeholder: 'messaging_endpoint',
    canWait: 'never',
    variable: 'ZENDESK_OAUTH_CLIENT_ID',
    isNeeded: (answers) => withProof('help-center-jwt')(answers) && !answers.apiToken,
  },
  {
    name: 'oauthClientSecret',
    flag: '--oauth-secret-file',
    message: 'The secret of that OAuth client',
    placeholder: '',
    isSecret: true,
    variable: 'ZENDESK_OAUTH_CLIENT_SECRET',
    isNeeded: ({ oauthClientId }) => oauthClientId !== undefined,
  },
];

/** Complete environments, into which one answer is put to be checked by the endpoint itself. */
const BASICS = {
  ZENDESK_SUBDOMAIN: 'example',
  ALLOWED_ORIGINS: 'https://help.example.com',
  MESSAGING_KEY_ID: 'app_0123456789abcdef01234567',
  MESSAGING_SECRET: 'x0'.repeat(20),
};
const ID_TOKEN = {
  PROOF: 'id-token',
  ID_TOKEN_ISSUER: 'https://example.com',
  ID_TOKEN_AUDIENCE: 'example',
};
const OAUTH = { ZENDESK_OAUTH_CLIENT_ID: 'example', ZENDESK_OAUTH_CLIENT_SECRET: 'x0'.repeat(20) };
const AROUND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  SESSION_URL: { PROOF: 'cookie' },
  ID_TOKEN_ISSUER: ID_TOKEN,
  ID_TOKEN_AUDIENCE: ID_TOKEN,
  ZENDESK_OAUTH_CLIENT_ID: OAUTH,
  ZENDESK_OAUTH_CLIENT_SECRET: OAUTH,
};

const SCHEMAS = { where: oneOf(PLATFORMS), endpoint: endpointUrl, proof: oneOf(PROOFS) } as const;

/**
 * What is wrong with an answer; `null` when nothing is. The rules are those of the config file and
 * of the token endpoint, so that `build` and `serve` accept what `init` writes.
 */
export function objectionTo(question: InitQuestion, answer: string): string | null {
  const { name, variable, canWait } = question;
  if (answer === '') return canWait ? null : 'an answer is needed.';
  if (name === 'where' || name === 'endpoint' || name === 'proof') {
    const parsed = v.safeParse(SCHEMAS[name], answer);
    return parsed.success ? null : parsed.issues[0].message;
  }
  if (variable === null) return null;
  try {
    parseEnvironment({ ...BASICS, ...AROUND[variable], [variable]: answer });
    return null;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const mistakes = error.mistakes.filter((mistake) => mistake.name === variable);
    return mistakes.length > 0 ? mistakes.map(({ message }) => message).join('; ') : null;
  }
}

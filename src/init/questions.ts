import * as v from 'valibot';
import { endpointUrl } from '../endpoint-url.js';
import { ConfigurationError, parseEnvironment } from '../token-endpoint/index.js';
import type { Proof } from '../vocabulary.js';

/** What `init` needs to know; a missing key id or secret is filled in later. */
export interface Answers {
  readonly endpoint?: string;
  readonly proof?: Proof;
  readonly subdomain?: string;
  /** Comma-separated. */
  readonly origins?: string;
  readonly keyId?: string;
  readonly secret?: string;
}

export interface Question {
  readonly name: keyof Answers;
  readonly flag: string;
  readonly message: string;
  readonly placeholder: string;
  /** May be left empty, to be filled in later. */
  readonly canWait: boolean;
  readonly isSecret: boolean;
  /** The variable of the environment file; `null` for what is in the config file. */
  readonly variable: string | null;
  readonly isNeeded: (answers: Answers) => boolean;
}

const always = () => true;
const withEnvironment = ({ proof }: Answers) => proof !== 'cookie';

/** In the order in which they are asked. */
export const QUESTIONS: readonly Question[] = [
  {
    name: 'endpoint',
    flag: '--endpoint',
    message: 'At which address will your token endpoint be?',
    placeholder: 'https://jwt.example.com/messaging',
    canWait: false,
    isSecret: false,
    variable: null,
    isNeeded: always,
  },
  {
    name: 'proof',
    flag: '--proof',
    message: 'How will it know who is asking?',
    placeholder: 'help-center-jwt',
    canWait: false,
    isSecret: false,
    variable: null,
    isNeeded: always,
  },
  {
    name: 'subdomain',
    flag: '--subdomain',
    message: 'Which Zendesk account? (The part before .zendesk.com)',
    placeholder: 'example',
    canWait: false,
    isSecret: false,
    variable: 'ZENDESK_SUBDOMAIN',
    isNeeded: ({ proof }) => proof === 'help-center-jwt' || proof === undefined,
  },
  {
    name: 'origins',
    flag: '--origin',
    message: 'At which address is your Help Center? (Several: comma-separated)',
    placeholder: 'https://help.example.com',
    canWait: false,
    isSecret: false,
    variable: 'ALLOWED_ORIGINS',
    isNeeded: withEnvironment,
  },
  {
    name: 'keyId',
    flag: '--key-id',
    message: 'The id of the messaging key (Enter: fill it in later)',
    placeholder: 'app_…',
    canWait: true,
    isSecret: false,
    variable: 'MESSAGING_KEY_ID',
    isNeeded: withEnvironment,
  },
  {
    name: 'secret',
    flag: '--secret-file',
    message: 'The shared secret of that key (Enter: fill it in later)',
    placeholder: '',
    canWait: true,
    isSecret: true,
    variable: 'MESSAGING_SECRET',
    isNeeded: withEnvironment,
  },
];

/** A complete environment, into which one answer is put to be checked by the endpoint itself. */
const COMPLETE = {
  ZENDESK_SUBDOMAIN: 'example',
  ALLOWED_ORIGINS: 'https://help.example.com',
  MESSAGING_KEY_ID: 'app_0123456789abcdef01234567',
  MESSAGING_SECRET: 'x0'.repeat(20),
};

/**
 * What is wrong with an answer; `null` when nothing is. The rules are those of the config file and
 * of the token endpoint, so that what `init` writes is what `build` and `serve` take.
 */
export function objectionTo(question: Question, answer: string): string | null {
  if (answer === '') return question.canWait ? null : 'an answer is needed.';
  if (question.name === 'endpoint') {
    const parsed = v.safeParse(endpointUrl, answer);
    return parsed.success ? null : parsed.issues[0].message;
  }
  if (question.variable === null) return null;
  try {
    parseEnvironment({ ...COMPLETE, [question.variable]: answer });
    return null;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.mistakes.map(({ message }) => message).join('; ');
  }
}

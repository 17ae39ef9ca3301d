import { isCancel, password, select, text } from '@clack/prompts';
import type { InitQuestion, Platform } from '../init/index.js';
import { jobError } from '../kit-error.js';
import type { Proof } from '../token-endpoint/proofs-and-roles.js';

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint: string;
}

const PLATFORMS: Choice<Platform>[] = [
  { value: 'node', label: 'Node', hint: 'on a machine of yours, by the command serve' },
  { value: 'workers', label: 'Cloudflare Workers', hint: 'a project to deploy is written' },
  { value: 'own', label: 'My own server', hint: 'you embed createTokenEndpoint' },
];

const PROOFS: Choice<Proof>[] = [
  { value: 'help-center-jwt', label: 'Help Center JWT', hint: 'from Zendesk; Enterprise plans' },
  { value: 'cookie', label: 'Cookie', hint: 'the session of your own website' },
  { value: 'id-token', label: 'ID token', hint: 'from your identity provider' },
  { value: 'none', label: 'None', hint: 'anyone who asks is believed: for trials only' },
];

/**
 * Asks a question at the terminal.
 *
 * @returns the answer; empty where it may wait
 * @throws KitError when the person cancels
 */
export async function askPerson(
  question: InitQuestion,
  objection: (answer: string) => string | null,
): Promise<string> {
  const { name, message, placeholder, isSecret } = question;
  const validate = (answer: string | undefined) => objection((answer ?? '').trim()) ?? undefined;
  const ask = () => {
    if (name === 'where') return select({ message, options: PLATFORMS });
    if (name === 'proof') return select({ message, options: PROOFS });
    return isSecret ? password({ message, validate }) : text({ message, placeholder, validate });
  };
  const answer = await ask();
  if (isCancel(answer)) throw jobError('Cancelled; nothing was written.');
  return String(answer ?? '').trim();
}

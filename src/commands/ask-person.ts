import { isCancel, password, select, text } from '@clack/prompts';
import type { Question } from '../init/index.js';
import { jobError } from '../kit-error.js';
import type { Proof } from '../vocabulary.js';

const PROOF_CHOICES: { value: Proof; label: string; hint: string }[] = [
  {
    value: 'help-center-jwt',
    label: 'Help Center JWT',
    hint: 'signed by Zendesk; Enterprise plans',
  },
  { value: 'cookie', label: 'Your own cookie', hint: 'you embed the endpoint in your server' },
  { value: 'none', label: 'Not at all', hint: 'trusts everybody: for trials only' },
];

/**
 * Asks a question at the terminal.
 *
 * @returns the answer; empty where it may wait
 * @throws KitError when the person cancels
 */
export async function askPerson(
  question: Question,
  objection: (answer: string) => string | null,
): Promise<string> {
  const { message, placeholder, isSecret } = question;
  const validate = (answer: string | undefined) => objection((answer ?? '').trim()) ?? undefined;
  const answer =
    question.name === 'proof'
      ? await select({ message, options: PROOF_CHOICES })
      : isSecret
        ? await password({ message, validate })
        : await text({ message, placeholder, validate });
  if (isCancel(answer)) throw jobError('Cancelled; nothing was written.');
  return String(answer ?? '').trim();
}

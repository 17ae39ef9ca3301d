import * as v from 'valibot';
import { tokenInAnswer } from '../../../snippet/token-in-answer.js';
import type { Answer } from './send-question.js';

/** A JWT that an endpoint answered with, taken apart but not verified. */
export interface AnsweredToken {
  readonly compact: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Where the snippet finds it: `{"jwt"}`. `null`: where the snippet does not look. */
  readonly place: string | null;
  readonly answer: Answer;
}

const anyObject = v.record(v.string(), v.unknown());

/**
 * Every JWT in an answer: where the snippet looks for it first, then any other, in HTML, in an
 * error, in a header, in a redirect's address. A client could take it from there.
 *
 * @param sent the JWTs of the question: an answer that repeats one gives nothing away
 */
export function tokensIn(answer: Answer, sent: ReadonlySet<string>): AnsweredToken[] {
  const found = new Map<string, string | null>();
  const expected = isSuccess(answer) ? tokenInAnswer(answer.text) : undefined;
  if (expected?.token !== undefined) found.set(expected.token, expected.place);
  const texts = [
    answer.text,
    ...stringsIn(jsonOf(answer.text)),
    ...[...answer.headers].map(([, value]) => value),
  ];
  for (const compact of texts.flatMap(compactJwtsIn)) {
    if (!found.has(compact)) found.set(compact, null);
  }
  return [...found].flatMap(([compact, place]) => {
    const parts = sent.has(compact) ? null : partsOf(compact);
    return parts ? [{ compact, ...parts, place, answer }] : [];
  });
}

const isSuccess = ({ status }: Answer): boolean => status >= 200 && status <= 299;

/** Header and payload of a compact JWT; `null` for any other text. */
function partsOf(compact: string): Pick<AnsweredToken, 'header' | 'payload'> | null {
  const [head, body, signature, more] = compact.split('.');
  if (!head || !body || signature === undefined || more !== undefined) return null;
  const header = objectIn(head);
  const payload = objectIn(body);
  return header && payload && 'alg' in header ? { header, payload } : null;
}

/** Splits instead of searching: text from outside meets no expression that could be slow. */
function compactJwtsIn(text: string): string[] {
  return (text.match(/[\w.-]+/g) ?? []).flatMap((word) => {
    const parts = word.split('.');
    // A trailing dot may be a sentence's, or the empty signature of `alg: none`.
    return parts
      .slice(0, -1)
      .map((_, index) => parts.slice(index, index + 3).join('.'))
      .filter((compact) => partsOf(compact) !== null);
  });
}

/** With a list instead of recursion: an answer may be nested deeper than the stack. */
function stringsIn(json: unknown): string[] {
  const strings: string[] = [];
  const left: unknown[] = [json];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string') strings.push(value);
    else if (typeof value === 'object' && value !== null) {
      for (const member of Object.values(value)) left.push(member);
    }
  }
  return strings;
}

function objectIn(part: string): Record<string, unknown> | null {
  if (!/^[\w-]+$/.test(part)) return null;
  try {
    return v.parse(anyObject, JSON.parse(Buffer.from(part, 'base64url').toString()));
  } catch {
    return null;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { base64url } from 'jose';
import * as v from 'valibot';
import type { Answer } from './send.js';

/** A token that an endpoint gave, taken apart but not verified. */
export interface ReadToken {
  readonly form: 'bare text' | 'a JSON string' | '{"jwt"}' | '{"token"}';
  readonly compact: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly answer: Answer;
}

const anyObject = v.record(v.string(), v.unknown());
const answered = v.union([
  v.pipe(
    v.string(),
    v.transform((compact) => ({ form: 'a JSON string' as const, compact })),
  ),
  v.pipe(
    v.object({ jwt: v.string() }),
    v.transform(({ jwt }) => ({ form: '{"jwt"}' as const, compact: jwt })),
  ),
  v.pipe(
    v.object({ token: v.string() }),
    v.transform(({ token }) => ({ form: '{"token"}' as const, compact: token })),
  ),
]);

/** Finds the token in an answer, in one of the forms that the snippet takes. */
export function readToken(answer: Answer): ReadToken | null {
  if (answer.status < 200 || answer.status > 299) return null;
  const { form, compact } = tokenText(answer.text.trim());
  const [header, payload] = compact.split('.').map(partOf);
  const isToken = /^[\w-]+\.[\w-]+\.[\w-]*$/.test(compact) && header && payload;
  return isToken ? { form, compact, header, payload, answer } : null;
}

function tokenText(text: string): Pick<ReadToken, 'form' | 'compact'> {
  const parsed = v.safeParse(answered, jsonOf(text));
  return parsed.success ? parsed.output : { form: 'bare text', compact: text };
}

function partOf(part: string): Record<string, unknown> | null {
  try {
    return v.parse(anyObject, JSON.parse(new TextDecoder().decode(base64url.decode(part))));
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

/** Why another server's answer cannot be used, in our own words: its message may be logged. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

export interface ServerQuestion {
  readonly fetch: typeof globalThis.fetch;
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How long to wait for the whole answer, in milliseconds. */
  readonly timeoutMs: number;
  /** The largest body that is read, in bytes. */
  readonly maxBytes: number;
}

export interface ServerAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** `null` when it is longer than what may be read. */
  readonly text: string | null;
}

/**
 * Asks another server. Redirects are not followed: credentials go to this address and no other.
 *
 * @throws {Unusable} when it does not answer in time, or not at all
 */
export async function askServer(question: ServerQuestion): Promise<ServerAnswer> {
  const { fetch, url, method = 'GET', headers, body, timeoutMs, maxBytes } = question;
  try {
    const response = await fetch(url, {
      method,
      headers: { accept: 'application/json', ...headers },
      ...(body !== undefined && { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await limitedText(response.body, maxBytes);
    return { status: response.status, headers: response.headers, text };
  } catch (error) {
    throw new Unusable(failureOf(error, timeoutMs));
  }
}

/**
 * The JSON of an answer.
 *
 * @throws {Unusable} when it is too long or not JSON
 */
export function jsonOf({ status, text }: ServerAnswer): unknown {
  if (text === null) throw new Unusable(`answered ${status} with more than it may`);
  try {
    return JSON.parse(text);
  } catch {
    // The engine's own message quotes the text.
    throw new Unusable(`answered ${status} with something that is not JSON`);
  }
}

/** What went wrong, in words that may be logged. */
export function reasonOf(error: unknown): string {
  return error instanceof Unusable ? error.message : 'failed';
}

async function limitedText(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<string | null> {
  if (!body) return '';
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length > maxBytes) {
      await reader.cancel().catch(() => undefined);
      return null;
    }
    parts.push(part.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return new TextDecoder().decode(bytes);
}

/** The platform's own code (`ECONNREFUSED`) is safe to log; its message may name anything. */
function failureOf(error: unknown, timeoutMs: number): string {
  const { name, cause } = error instanceof Error ? error : { name: '', cause: undefined };
  if (name === 'TimeoutError') return `no answer within ${timeoutMs} ms`;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? `cannot be reached (${code})` : 'cannot be reached';
}

/** A request to the endpoint; what is left out is as the snippet sends it. */
export interface Question {
  readonly method?: string;
  readonly origin?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Added to the endpoint's own query. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** At most 256 KiB of it. */
  readonly text: string;
  /** Whether `text` is all of it. */
  readonly isWhole: boolean;
  /** From the request to the end of the answer, in milliseconds. */
  readonly ms: number;
  /** When it came, in milliseconds since 1970, by this machine's clock. */
  readonly at: number;
}

/** The endpoint gave no answer. `isTls`: because of its certificate. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
  constructor(
    message: string,
    readonly isTls: boolean,
    /** The endpoint ended the connection: what it would have answered will never come. */
    readonly isClosed = false,
  ) {
    super(message);
  }
}

/** Bytes of an answer that are read; a messaging JWT has fewer than two thousand. */
const LONGEST = 256 * 1024;

/**
 * Sends a question and follows no redirect, since a browser's preflight follows none either.
 *
 * @param timeout in milliseconds
 * @throws Unanswered, with the reason in words
 */
export async function sendQuestion(
  url: string,
  question: Question,
  timeout: number,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<Answer> {
  const { method = 'POST', origin, headers, body, query = {} } = question;
  const address = new URL(url);
  for (const [name, value] of Object.entries(query)) address.searchParams.append(name, value);
  const started = performance.now();
  try {
    const response = await fetch(address, {
      method,
      headers: {
        ...(method === 'POST' && { 'content-type': 'text/plain;charset=UTF-8' }),
        ...(origin !== undefined && { origin }),
        ...headers,
      },
      ...(body !== undefined && { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    const { text, isWhole } = await firstPart(response);
    const ms = performance.now() - started;
    return {
      status: response.status,
      headers: response.headers,
      text,
      isWhole,
      ms,
      at: Date.now(),
    };
  } catch (error) {
    throw unanswered(error, timeout);
  }
}

async function firstPart(response: Response): Promise<Pick<Answer, 'text' | 'isWhole'>> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    text += decoder.decode(part.subarray(0, part.length - Math.max(0, bytes - LONGEST)), {
      stream: true,
    });
    if (bytes > LONGEST) return { text, isWhole: false };
  }
  return { text, isWhole: true };
}

const IN_WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no server of that name',
  EAI_AGAIN: 'the name could not be looked up',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it closed the connection',
  UND_ERR_SOCKET: 'it closed the connection',
  EHOSTUNREACH: 'the network does not reach it',
  ENETUNREACH: 'the network does not reach it',
  UND_ERR_CONNECT_TIMEOUT: 'it does not take connections',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate comes from an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate chain is not complete',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate chain is not complete',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS there',
  EPROTO: 'it does not speak TLS there',
};
const ABOUT_TLS = /CERT|SIGNED|VERIFY|SSL|EPROTO/;

function unanswered(error: unknown, timeout: number): Unanswered {
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return new Unanswered(`no answer within ${timeout / 1000} s`, false);
  }
  const code = codeOf(error);
  if (isNotHttp(error)) return new Unanswered('the answer is not HTTP', false);
  const words = IN_WORDS[code] ?? innermostMessage(error);
  const isClosed = code === 'ECONNRESET' || code === 'UND_ERR_SOCKET';
  return new Unanswered(code ? `${words} (${code})` : words, ABOUT_TLS.test(code), isClosed);
}

/** The parser's words and codes differ between versions of Node; its error's name does not. */
function isNotHttp(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'HTTPParserError' || isNotHttp(error.cause);
}

function innermostMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : innermostMessage(error.cause);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (error.cause !== undefined) return codeOf(error.cause) || ownCode(error);
  return ownCode(error);
}

const ownCode = (error: Error): string => ('code' in error ? String(error.code) : '');

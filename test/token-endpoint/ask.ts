import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import { HELP_CENTER } from './environment-of.js';

/** A request to the endpoint; what is left out is as the snippet sends it. */
export interface Ask {
  readonly path?: string;
  readonly method?: string;
  /** A value of `null` takes the header away. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Anything but a string or bytes is sent as JSON. */
  readonly body?: unknown;
  /** Sends the body in parts, without a Content-Length. */
  readonly streamed?: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Of an error; `ok` where there is none. */
  readonly code: string;
}

let addresses = 0;

/** The same request from an address of its own, so that many do not share one limit. */
export function fromAnotherAddress(asked: Ask): Ask {
  addresses += 1;
  const address = `198.51.${addresses >> 8}.${addresses & 255}`;
  return {
    ...asked,
    headers: { 'x-forwarded-for': address, 'cf-connecting-ip': address, ...asked.headers },
  };
}

/**
 * Sends it, over a connection of its own: a server may close one after a refusal, and the next
 * request must not be the one to find out.
 */
export async function ask(url: string, asked: Ask): Promise<Answer> {
  const { method, headers, body, streamed } = complete(asked);
  const outgoing = request(url + (asked.path ?? '/messaging'), { method, headers, agent: false });
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  if (streamed) for await (const part of inParts(body)) outgoing.write(part);
  else if (body.length > 0) outgoing.setHeader('content-length', body.length);
  outgoing.end(streamed ? undefined : body);
  const [incoming] = await answered;
  const text = (await incoming.setEncoding('utf8').toArray()).join('');
  const received = new Headers(incoming.headers as Record<string, string>);
  return {
    status: incoming.statusCode ?? 0,
    headers: received,
    text,
    code: codeOf(received, text),
  };
}

/** The same as a `Request`, for an endpoint in this process. */
export function requestOf(asked: Ask): Request {
  const { method, headers, body, streamed } = complete(asked);
  const init = { method, headers: Object.entries(headers) };
  const url = `http://endpoint.test${asked.path ?? '/messaging'}`;
  if (method === 'GET' || method === 'HEAD') return new Request(url, init);
  if (!streamed) return new Request(url, { ...init, body });
  const stream = Readable.toWeb(Readable.from(inParts(body)));
  return new Request(url, { ...init, body: stream, duplex: 'half' } as RequestInit);
}

function complete({ method = 'POST', headers = {}, body, streamed = false }: Ask) {
  const all = { origin: HELP_CENTER, 'content-type': 'text/plain;charset=UTF-8', ...headers };
  const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null);
  return { method, headers: Object.fromEntries(given), body: bytesOf(body), streamed };
}

function bytesOf(body: unknown): Buffer<ArrayBuffer> {
  if (body === undefined) return Buffer.from('');
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function* inParts(bytes: Buffer): Generator<Uint8Array> {
  for (let sent = 0; sent < bytes.length; sent += 1_000) {
    yield new Uint8Array(bytes.subarray(sent, sent + 1_000));
  }
}

function codeOf(headers: Headers, text: string): string {
  if (headers.get('content-type') !== 'application/problem+json') return 'ok';
  return String(JSON.parse(text || '{"code":"no body"}').code);
}

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

/** Sends it, over HTTP, and reads the answer. */
export async function ask(url: string, request: Ask): Promise<Answer> {
  const response = await fetch(url + (request.path ?? '/messaging'), initOf(request));
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, code: codeOf(response, text) };
}

/** The same as a `Request`, for an endpoint in this process. */
export function requestOf(request: Ask): Request {
  return new Request(`http://endpoint.test${request.path ?? '/messaging'}`, initOf(request));
}

function initOf(request: Ask): RequestInit & { duplex?: 'half' } {
  const { method = 'POST', headers = {}, body, streamed } = request;
  const all = { origin: HELP_CENTER, 'content-type': 'text/plain;charset=UTF-8', ...headers };
  const sent = Object.entries(all).filter(
    (header): header is [string, string] => header[1] !== null,
  );
  const init = { method, headers: sent, redirect: 'manual' } as const;
  if (method === 'GET' || method === 'HEAD') return init;
  const bytes = bytesOf(body);
  return streamed ? { ...init, body: inParts(bytes), duplex: 'half' } : { ...init, body: bytes };
}

function bytesOf(body: unknown): Buffer<ArrayBuffer> {
  if (body === undefined) return Buffer.from('');
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function inParts(bytes: Buffer): ReadableStream<Uint8Array> {
  const size = 1_000;
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent >= bytes.length) return controller.close();
      controller.enqueue(new Uint8Array(bytes.subarray(sent, sent + size)));
      sent += size;
    },
  });
}

function codeOf(response: Response, text: string): string {
  if (response.headers.get('content-type') !== 'application/problem+json') return 'ok';
  return String(JSON.parse(text || '{"code":"no body"}').code);
}

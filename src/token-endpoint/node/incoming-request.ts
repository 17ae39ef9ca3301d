import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

/**
 * What came in on Node's HTTP server, as the `Request` that the endpoint reads. It has the parts
 * that the endpoint and Hono use, made when they are asked for: a whole `Request` takes longer than
 * all else that happens to a token request.
 */
export function incomingRequest(incoming: IncomingMessage): Request {
  return new IncomingRequest(incoming) as unknown as Request;
}

class IncomingRequest {
  readonly method: string;
  readonly headers: Headers;

  constructor(private readonly incoming: IncomingMessage) {
    this.method = incoming.method ?? 'GET';
    this.headers = new IncomingHeaders(incoming.rawHeaders) as Pick<
      Headers,
      keyof IncomingHeaders
    > as Headers;
  }

  get url(): string {
    const target = this.incoming.url ?? '/';
    if (!target.startsWith('/')) return target;
    const host = this.incoming.headers.host ?? '';
    return `http://${HOST.test(host) ? host : 'localhost'}${target}`;
  }

  get body(): ReadableStream<Uint8Array> | null {
    if (this.incoming.readableEnded) return new Response(parsedBefore(this.incoming)).body;
    return Readable.toWeb(this.incoming) as ReadableStream<Uint8Array>;
  }

  /** As Node read them: copied into a buffer of their own they take several times as long. */
  arrayBuffer(): Promise<ArrayBuffer | Uint8Array> {
    return bytesOf(this.incoming);
  }
}

const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i;

/** The headers as `Headers` has them: a header that came twice is joined, and never one of the two. */
class IncomingHeaders {
  constructor(private readonly raw: readonly string[]) {}

  get(name: string): string | null {
    const wanted = name.toLowerCase();
    let value: string | null = null;
    for (let index = 0; index < this.raw.length; index += 2) {
      const given = this.raw[index] ?? '';
      if (given.length !== wanted.length || given.toLowerCase() !== wanted) continue;
      const more = this.raw[index + 1] ?? '';
      value = value === null ? more : value + (wanted === 'cookie' ? '; ' : ', ') + more;
    }
    return value;
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  *[Symbol.iterator](): HeadersIterator<[string, string]> {
    for (let index = 0; index < this.raw.length; index += 2) {
      yield [this.raw[index] ?? '', this.raw[index + 1] ?? ''];
    }
  }
}

/**
 * What a body parser in front has left in `body` (Express): bytes and text as they came, and JSON
 * written again.
 *
 * @throws when there is nothing
 */
function parsedBefore(incoming: IncomingMessage): string | Uint8Array<ArrayBuffer> {
  const body: unknown = 'body' in incoming ? incoming.body : undefined;
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return new Uint8Array(body);
  if (body === undefined) throw new Error('the body has been read before');
  return JSON.stringify(body);
}

async function bytesOf(incoming: IncomingMessage): Promise<ArrayBuffer | Uint8Array> {
  if (incoming.readableEnded) return new Response(parsedBefore(incoming)).arrayBuffer();
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.once('end', () => {
      const [only] = parts;
      resolve(only && parts.length === 1 ? only : Buffer.concat(parts));
    });
    incoming.once('error', reject);
    incoming.once('close', () => {
      if (!incoming.complete) reject(new Error('the body ends early'));
    });
  });
}

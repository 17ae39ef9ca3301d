import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { TokenEndpoint } from '../create-token-endpoint.js';
import type { TrustProxy } from '../environment.js';
import type { Log } from '../log-entry.js';
import { addressKey } from '../rate-limit/index.js';
import { clientAddress } from './client-address.js';
import { incomingRequest } from './incoming-request.js';

/** How long requests may take to finish once the listener is asked to stop, in milliseconds. */
export const GRACE_MS = 10_000;
/** How long a request may take to arrive, in milliseconds: it is one small packet. */
const ARRIVAL_MS = 15_000;

/** Answers the requests of Node's HTTP server with a token endpoint. */
export interface Listener {
  (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void>;
  /**
   * Stops: from now on connections are closed after their answer.
   *
   * @returns when the requests in progress have been answered, or 10 seconds have passed
   */
  close(): Promise<void>;
}

export interface ListenerOptions {
  readonly trustProxy: TrustProxy;
  readonly log: Log;
  /** For tests: how long a request may take to arrive, in milliseconds. */
  readonly arrivalMs?: number;
}

/** Makes the listener that `serve` and `tokenEndpointListener` have in common. */
export function listener(
  endpoint: TokenEndpoint,
  { trustProxy, log, arrivalMs = ARRIVAL_MS }: ListenerOptions,
): Listener {
  /** Since when, in milliseconds on the clock that never goes back. */
  const inProgress = new Map<ServerResponse, number>();
  let isWatching = false;
  let hasWarned = false;
  let stopping = false;
  let whenIdle = () => {};

  function addressOf(incoming: IncomingMessage): string | undefined {
    const { address, ignored } = clientAddress(incoming, trustProxy);
    if (ignored && !hasWarned) {
      hasWarned = true;
      log({ event: 'warning', level: 'warn', message: UNTRUSTED_PROXY });
    }
    return addressKey(address);
  }

  /** One timer for all requests: one for each takes as long as reading its body. */
  function watchArrivals(): void {
    if (isWatching) return;
    isWatching = true;
    setTimeout(endLateArrivals, arrivalMs / 15).unref();
  }

  function endLateArrivals(): void {
    isWatching = false;
    const now = performance.now();
    for (const [{ req: incoming }, since] of inProgress) {
      if (!incoming.complete && now - since >= arrivalMs) incoming.destroy();
    }
    if (inProgress.size > 0) watchArrivals();
  }

  async function listen(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    inProgress.set(outgoing, performance.now());
    watchArrivals();
    try {
      const connection = { address: addressOf(incoming), respond: plainAnswer };
      const answer = await endpoint(incomingRequest(incoming), connection);
      if (!outgoing.destroyed) {
        // Else the client would keep the connection open, and a stop would have to wait for it.
        if (stopping) outgoing.setHeader('connection', 'close');
        await write(answer, outgoing);
      }
    } finally {
      inProgress.delete(outgoing);
      if (inProgress.size === 0) whenIdle();
    }
  }

  return Object.assign(listen, {
    async close(): Promise<void> {
      stopping = true;
      if (inProgress.size === 0) return;
      let deadline: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        whenIdle = resolve;
        deadline = setTimeout(resolve, GRACE_MS);
      });
      clearTimeout(deadline);
    },
  });
}

/**
 * An answer of which no `Response` is made: its parts go to Node as they are. Between the endpoint
 * and `write` only the status is read.
 */
class PlainAnswer {
  constructor(
    readonly body: string | null,
    readonly status: number,
    readonly headers: Record<string, string | number>,
  ) {}
}

function plainAnswer(
  body: string | null,
  status: number,
  headers: Record<string, string>,
): Response {
  return new PlainAnswer(body, status, headers) as unknown as Response;
}

async function write(answer: Response, outgoing: ServerResponse): Promise<void> {
  if (answer instanceof PlainAnswer) {
    const { status, headers, body } = answer as unknown as PlainAnswer;
    if (body !== null) headers['content-length'] = Buffer.byteLength(body);
    outgoing.writeHead(status, headers);
    outgoing.end(body);
    return;
  }
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of answer.headers) headers[name] = value;
  outgoing.writeHead(answer.status, headers);
  outgoing.end(Buffer.from(await answer.arrayBuffer()));
}

const UNTRUSTED_PROXY =
  'TRUST_PROXY: forwarded addresses (X-Forwarded-For or Forwarded) arrive from a peer that is not ' +
  'trusted, so they are ignored. Behind a load balancer everybody shares one limit then: set ' +
  'TRUST_PROXY to the number of proxies in front (usually 1).';

import * as v from 'valibot';
import { TokenEndpointProblem } from '../problem.js';
import { parseStrictJson } from './strict-json.js';

const MAX_BYTES = 16 * 1024;
/** Of a body that is too large, this much is read and dropped: a client still sending hears no 413. */
const MAX_DROPPED = 2 * 1024 * 1024;

// Only what a proof may need is given a type; the rest is the browser's word and nobody's business.
const Body = v.object({
  help_center_jwt: v.nullish(v.string()),
  external_id: v.optional(v.unknown()),
  user_email: v.optional(v.unknown()),
  user_name: v.optional(v.unknown()),
});

/** What a request may say; the names are the article's. */
export type RequestBody = v.InferOutput<typeof Body>;

/**
 * Reads the JSON of a token request. `text/plain` is what the snippet sends: a browser asks no
 * permission for it (no CORS preflight). An empty body is an empty object: a mobile app may send
 * its proof in the `Authorization` header alone.
 *
 * @throws {TokenEndpointProblem} `unsupported_media_type`, `body_too_large`, `malformed_body`
 */
export async function readRequestBody(request: Request): Promise<RequestBody> {
  if (!isReadable(request.headers)) throw new TokenEndpointProblem('unsupported_media_type');
  const bytes = await limitedBytes(request).catch(orMalformed);
  if (bytes.byteLength === 0) return {};
  const json = parsed(bytes);
  const body = v.safeParse(Body, json);
  if (!body.success || Array.isArray(json)) throw new TokenEndpointProblem('malformed_body');
  return body.output;
}

function isReadable(headers: Headers): boolean {
  const encoding = headers.get('content-encoding');
  if (encoding !== null && encoding.toLowerCase() !== 'identity') return false;
  const type = headers.get('content-type');
  return (
    type === null ||
    /^(?:text\/plain|application\/json)(?:\s*;\s*charset="?utf-?8"?)?\s*;?\s*$/i.test(type)
  );
}

async function limitedBytes(request: Request): Promise<ArrayBuffer | Uint8Array> {
  const length = request.headers.get('content-length');
  if (length === null || !/^\d{1,15}$/.test(length)) return streamedBytes(request.body);
  if (Number(length) > MAX_DROPPED) throw new TokenEndpointProblem('body_too_large');
  if (Number(length) > MAX_BYTES) return streamedBytes(request.body);
  // An honest length lets the whole body be read at once, which is much faster on Node.
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > MAX_BYTES) throw new TokenEndpointProblem('body_too_large');
  return bytes;
}

/** A body that breaks off is the sender's mistake and none of ours. */
function orMalformed(error: unknown): never {
  if (error instanceof TokenEndpointProblem) throw error;
  throw new TokenEndpointProblem('malformed_body');
}

async function streamedBytes(stream: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  if (!stream) return new Uint8Array();
  const bytes = new Uint8Array(MAX_BYTES);
  let length = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (length + part.value.byteLength <= MAX_BYTES) bytes.set(part.value, length);
    length += part.value.byteLength;
    if (length > MAX_DROPPED) await reader.cancel().catch(() => undefined);
  }
  if (length > MAX_BYTES) throw new TokenEndpointProblem('body_too_large');
  return bytes.subarray(0, length);
}

function parsed(bytes: ArrayBuffer | Uint8Array): unknown {
  try {
    return parseStrictJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new TokenEndpointProblem('malformed_body');
  }
}

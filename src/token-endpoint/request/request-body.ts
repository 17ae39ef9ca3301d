import * as v from 'valibot';
import { TokenEndpointProblem } from '../problem.js';
import { parseStrictJsonBytes } from './strict-json.js';

const MAX_BYTES = 16 * 1024;
/** This much of a body that is too large is read and dropped, so that its sender sees the 413. */
const MAX_DROPPED = 2 * 1024 * 1024;
const MAX_CONTENT_TYPE = 128;

// Only what a proof may need has a type; the rest is the browser's word and decides nothing.
const Body = v.object({
  help_center_jwt: v.nullish(v.string()),
  external_id: v.optional(v.unknown()),
  user_email: v.optional(v.unknown()),
  email: v.optional(v.unknown()),
  user_name: v.optional(v.unknown()),
  name: v.optional(v.unknown()),
  without_email: v.optional(v.unknown()),
});

/** What a request may contain; the names are the article's, and those of newer pages. */
export type RequestBody = v.InferOutput<typeof Body>;

/**
 * Reads the JSON of a token request. The snippet sends it as `text/plain`, for which a browser asks
 * no permission (no CORS preflight); the article's jQuery calls it a form. An empty body is an empty
 * object: a mobile app may send its proof in the `Authorization` header alone.
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

const TYPES = new Set(['text/plain', 'application/json', 'application/x-www-form-urlencoded']);
const PARAMETERS = new Set(['', 'charset=utf-8', 'charset="utf-8"', 'charset=utf8']);

/** Splits and compares, in linear time: a regular expression with white space in it may not be. */
function isReadable(headers: Headers): boolean {
  const encoding = headers.get('content-encoding');
  if (encoding !== null && encoding.toLowerCase() !== 'identity') return false;
  const type = headers.get('content-type');
  if (type === null) return true;
  if (type.length > MAX_CONTENT_TYPE) return false;
  const [essence = '', ...parameters] = type.split(';').map((part) => part.trim().toLowerCase());
  return TYPES.has(essence) && parameters.every((parameter) => PARAMETERS.has(parameter));
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

/** A body that ends early is the sender's mistake. */
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
    return parseStrictJsonBytes(bytes);
  } catch {
    throw new TokenEndpointProblem('malformed_body');
  }
}

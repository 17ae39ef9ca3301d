import * as v from 'valibot';
import { jobError } from '../kit-error.js';
import { printable } from '../terminal/index.js';

/** What a pull asks for; tests have one of their own. */
export interface Network {
  fetch: typeof fetch;
  /** @param milliseconds how long to pause before the next request. */
  wait(milliseconds: number): Promise<void>;
}

/** Remembers answers, so that a pull that was interrupted continues where it was. */
export interface PageStore {
  /** @returns the answer to an earlier request; `undefined` where there is none. */
  read(address: string): Promise<string | undefined>;
  write(address: string, answer: string): Promise<void>;
}

/** Zendesk's public Help Center API, as an anonymous visitor sees it. */
export interface HelpCenterApi {
  /** The Help Center's address, without a path. */
  readonly origin: string;
  /** One answer. @throws KitError where there is none that fits the schema. */
  one<Schema extends v.GenericSchema>(path: string, schema: Schema): Promise<v.InferOutput<Schema>>;
  /**
   * A whole list, page by page.
   *
   * @param name the property of each page that contains its items: `articles`
   * @param onPage called with the number of items so far
   * @throws KitError where a page does not come or does not fit the schema
   */
  list<Schema extends v.GenericSchema>(
    path: string,
    name: string,
    schema: Schema,
    onPage?: (count: number) => void,
  ): Promise<v.InferOutput<Schema>[]>;
  /**
   * The bytes of a file.
   *
   * @param path its path at the Help Center; the host that the API names is the account's, which
   *   need not be the one that visitors see
   * @returns `null` where visitors do not get it, or it is too large
   */
  file(path: string): Promise<Uint8Array | null>;
}

/** The Help Center does not show something to anonymous visitors (401, 403), or has none of it (404). */
export class NotPublicError extends Error {}

/** Items of a page: the most that Zendesk gives (Help Center API, Pagination). */
const PER_PAGE = 100;
/** Far beyond any Help Center; ends a list that never ends. */
const MOST_PAGES = 10_000;
const LARGEST_ANSWER = 32 * 1024 * 1024;
/** Zendesk's own limit for the attachments of articles. */
const LARGEST_FILE = 20 * 1024 * 1024;
const TIMEOUT = 30_000;
const PAUSES = [1_000, 4_000, 16_000];
/** Without a `Retry-After`. */
const DEFAULT_RETRY_AFTER = 30;
const LONGEST_RETRY_AFTER = 600;
/** How often one request may be answered with 429. */
const MOST_RATE_LIMITS = 10;

const pageSchema = v.object({
  // Cursor pagination, and the older one by page number (Help Center API, Pagination).
  meta: v.optional(v.object({ has_more: v.boolean(), after_cursor: v.nullish(v.string()) })),
  next_page: v.nullish(v.string()),
});

/**
 * @param origin the Help Center's address without a path: `https://help.example.com`
 * @param store where the answers are remembered
 */
export function connectTo(origin: string, network: Network, store: PageStore): HelpCenterApi {
  const answerTo = async (address: string): Promise<unknown> => {
    const known = await store.read(address);
    if (known !== undefined) return JSON.parse(known);
    const { text, value } = await askForJson(origin + address, network);
    await store.write(address, text);
    return value;
  };

  return {
    origin,
    async one(path, schema) {
      return checked(await answerTo(path), schema, path);
    },
    async list(path, name, schema, onPage) {
      const items: v.InferOutput<typeof schema>[] = [];
      const asked = new Set<string>();
      const separator = path.includes('?') ? '&' : '?';
      let next: string | null = `${path}${separator}page[size]=${PER_PAGE}`;
      while (next !== null) {
        // A page that names itself as the next one would never end.
        if (asked.has(next) || asked.size >= MOST_PAGES) throw endlessList(path);
        asked.add(next);
        const answer = await answerTo(next);
        const page = checked(
          answer,
          v.looseObject({ ...pageSchema.entries, [name]: v.array(schema) }),
          next,
        );
        items.push(...(page[name] as v.InferOutput<typeof schema>[]));
        onPage?.(items.length);
        next = nextPage(page, `${path}${separator}`, asked.size);
      }
      return items;
    },
    async file(path) {
      const known = await store.read(path);
      if (known !== undefined) return Buffer.from(known, 'base64');
      const response = await followed(origin + path, network);
      if (!response?.ok) return null;
      const bytes = await bytesOf(response, LARGEST_FILE).catch(() => null);
      if (bytes !== null) await store.write(path, Buffer.from(bytes).toString('base64'));
      return bytes;
    },
  };
}

/** Hosts from which Zendesk serves files: it redirects to them. */
const FILE_HOSTS = /\.(?:zendesk|zdusercontent|zdassets)\.com$/;
const MOST_REDIRECTS = 5;

/** The answer behind redirects; `undefined` where they lead to a host that is not Zendesk's. */
async function followed(url: string, network: Network): Promise<Response | undefined> {
  const { origin } = new URL(url);
  let address = url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await ask(address, network, true);
    const target = response.headers.get('location');
    if (target === null || !isRedirect(response)) return response;
    await response.body?.cancel();
    if (!URL.canParse(target, address)) return undefined;
    const next = new URL(target, address);
    const isZendesks = next.protocol === 'https:' && FILE_HOSTS.test(next.hostname);
    if (next.origin !== origin && !isZendesks) return undefined;
    address = next.href;
  }
  return undefined;
}

const isRedirect = ({ status }: Response) => status >= 300 && status < 400;

/** Addresses are made here and not taken from the answer: it could name another host. */
function nextPage(
  { meta, next_page }: v.InferOutput<typeof pageSchema>,
  start: string,
  pages: number,
): string | null {
  if (meta) {
    if (!meta.has_more || !meta.after_cursor) return null;
    const cursor = encodeURIComponent(meta.after_cursor);
    return `${start}page[size]=${PER_PAGE}&page[after]=${cursor}`;
  }
  return next_page ? `${start}per_page=${PER_PAGE}&page=${pages + 1}` : null;
}

function checked<Schema extends v.GenericSchema>(
  answer: unknown,
  schema: Schema,
  address: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, answer);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = v.getDotPath(issue) ?? 'the answer';
  throw jobError(
    `${address}: ${printable(place)} is not what Zendesk's Help Center API has there: ${printable(issue.message)}. Is this the address of a Help Center?`,
  );
}

function endlessList(path: string): Error {
  return jobError(`${path}: the list never ends: a page names an earlier one as the next.`);
}

async function askForJson(
  url: string,
  network: Network,
): Promise<{ text: string; value: unknown }> {
  for (const [index, pause] of [...PAUSES, null].entries()) {
    const response = await ask(url, network);
    if (response.status === 401 || response.status === 403 || response.status === 404) {
      throw new NotPublicError(`${url}: ${response.status}`);
    }
    if (!response.ok) throw refused(url, response);
    try {
      const text = new TextDecoder().decode(await bytesOf(response, LARGEST_ANSWER));
      return { text, value: JSON.parse(text) };
    } catch (error) {
      if (error instanceof TooLargeError)
        throw jobError(`${url}: the answer is larger than 32 MiB.`);
      // A page that was cut off is not JSON; it is asked for again.
      if (pause === null) throw jobError(notJson(url, index + 1), error);
      await network.wait(pause);
    }
  }
  throw new Error('unreachable: the last try returns or throws');
}

const notJson = (url: string, tries: number) =>
  `${url}: the answer is not JSON, ${tries} times. Is this the address of a Help Center? If it is, run the same command again: it continues where it stopped.`;

/** One request, again after a pause where the server is busy, broken or away. */
async function ask(url: string, network: Network, mayRedirect = false): Promise<Response> {
  let failures = 0;
  let rateLimits = 0;
  for (;;) {
    const response = await once(url, network, mayRedirect);
    if (response instanceof Response && response.status === 429) {
      rateLimits += 1;
      if (rateLimits > MOST_RATE_LIMITS) throw refused(url, response);
      await response.body?.cancel();
      await network.wait(retryAfter(response) * 1000);
      continue;
    }
    if (response instanceof Response && response.status < 500) return response;
    const pause = PAUSES[failures];
    if (pause === undefined) throw response instanceof Response ? refused(url, response) : response;
    failures += 1;
    if (response instanceof Response) await response.body?.cancel();
    await network.wait(response instanceof Response ? busyPause(response, pause) : pause);
  }
}

async function once(
  url: string,
  network: Network,
  mayRedirect: boolean,
): Promise<Response | Error> {
  try {
    const response = await network.fetch(url, {
      headers: { accept: 'application/json', 'user-agent': 'guide-messaging-auth content pull' },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (isRedirect(response) && !mayRedirect) throw redirected(url, response);
    return response;
  } catch (error) {
    if (error instanceof RedirectError) throw jobError(error.message);
    const reason = error instanceof Error ? printable(error.message) : 'no answer';
    return jobError(
      `${url}: ${reason}. Run the same command again: it continues where it stopped.`,
      error,
    );
  }
}

class RedirectError extends Error {}

function redirected(url: string, response: Response): RedirectError {
  const target = printable(response.headers.get('location') ?? 'nowhere');
  return new RedirectError(`${url} redirects to ${target}. Give the address that it redirects to.`);
}

function refused(url: string, response: Response): Error {
  return jobError(
    `${url}: the Help Center answers ${response.status}. Run the same command again later: it continues where it stopped.`,
  );
}

/** Seconds (RFC 9110, 10.2.3: a number of seconds or a date). */
function retryAfter(response: Response): number {
  const header = response.headers.get('retry-after') ?? '';
  const seconds = /^\d{1,6}$/.test(header)
    ? Number(header)
    : (Date.parse(header) - Date.now()) / 1000;
  const known = Number.isFinite(seconds) ? Math.max(1, seconds) : DEFAULT_RETRY_AFTER;
  return Math.min(known, LONGEST_RETRY_AFTER);
}

function busyPause(response: Response, pause: number): number {
  return response.headers.has('retry-after') ? retryAfter(response) * 1000 : pause;
}

class TooLargeError extends Error {}

async function bytesOf(response: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (size > limit) throw new TooLargeError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

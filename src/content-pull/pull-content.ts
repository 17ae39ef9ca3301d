import type * as v from 'valibot';
import { usageError } from '../kit-error.js';
import { isLoopback } from '../token-endpoint/loopback.js';
import { contentFiles, type PulledContent, type Translated } from './content-files.js';
import { connectTo, type HelpCenterApi, type Network, NotPublicError } from './help-center-api.js';
import {
  type ApiArticle,
  apiArticle,
  apiAttachment,
  apiCategory,
  apiPost,
  apiSection,
  apiTopic,
  localesAnswer,
} from './help-center-schemas.js';
import { openOutputFolder } from './output-folder.js';

export interface PullOptions {
  /** The Help Center's address: `https://help.example.com`; a path is ignored. */
  readonly url: string;
  /** The folder that `dev --content` reads afterwards. */
  readonly out: string;
  /** Only these locales; all that the Help Center has when left out. */
  readonly locales?: readonly string[] | undefined;
  /** Pulls the files of articles, too: one request for each translation and each file. */
  readonly attachments?: boolean | undefined;
  /** Called with what is being pulled and how many there are so far. */
  readonly onProgress?: ((what: string, count: number) => void) | undefined;
  readonly network?: Network | undefined;
}

export interface PullResult {
  readonly locales: readonly string[];
  readonly categories: number;
  readonly sections: number;
  readonly articles: number;
  readonly attachments: number;
  readonly posts: number;
}

/**
 * Reads what a Help Center shows to anonymous visitors, through its public API, and writes it as a
 * content folder for the local Help Center. One request at a time; the pauses that the server asks
 * for are kept. A pull that was interrupted continues where it stopped.
 *
 * @throws KitError where the address or the folder is wrong, or the Help Center does not answer
 */
export async function pullContent(options: PullOptions): Promise<PullResult> {
  const { network = realNetwork, onProgress = () => {} } = options;
  const origin = helpCenterOrigin(options.url);
  const folder = await openOutputFolder(options.out, origin);
  const api = connectTo(origin, network, folder.answers);
  const { defaultLocale, locales } = await chosenLocales(api, options.locales);

  const inEach = <Schema extends RecordSchema>(name: string, schema: Schema) =>
    inEachLocale(api, locales, name, schema, onProgress);
  const categories = await inEach('categories', apiCategory);
  const sections = await inEach('sections', apiSection);
  const articles = (await inEach('articles', apiArticle)).filter(({ record }) => !record.draft);
  const attachments = options.attachments
    ? await pullAttachments(api, articles, onProgress)
    : new Map<number, never[]>();
  const community = <Schema extends v.GenericSchema>(name: string, schema: Schema) =>
    publicList(api, `/api/v2/community/${name}.json`, name, schema, (count) =>
      onProgress(name, count),
    );
  const topics = await community('topics', apiTopic);
  const posts = await community('posts', apiPost);

  const pulled = {
    origin,
    defaultLocale,
    locales,
    categories,
    sections,
    articles,
    attachments,
    topics,
    posts,
  };
  await folder.write(contentFiles(pulled));
  return {
    locales,
    categories: categories.length,
    sections: sections.length,
    articles: articles.length,
    attachments: [...attachments.values()].reduce((sum, files) => sum + files.length, 0),
    posts: posts.length,
  };
}

const realNetwork: Network = {
  fetch,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** @throws KitError (usage) for what is not the address of a site */
function helpCenterOrigin(url: string): string {
  const expected = 'Expected the address of a Help Center, for example https://help.example.com';
  if (!URL.canParse(url)) throw usageError(`"${url}" is not a URL. ${expected}`);
  const { protocol, hostname, origin, username, password } = new URL(url);
  if (username || password)
    throw usageError(`The address must not contain a password. ${expected}`);
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) return origin;
  throw usageError(`"${url}" does not start with https://. ${expected}`);
}

async function chosenLocales(api: HelpCenterApi, wanted: readonly string[] | undefined) {
  const { locales, default_locale } = await locale(api);
  const unknown = wanted?.find((code) => !locales.includes(code));
  if (unknown !== undefined) {
    throw usageError(
      `--locales: ${api.origin} has no ${unknown}. It has ${locales.slice(0, 40).join(', ')}.`,
    );
  }
  const chosen = wanted && wanted.length > 0 ? [...new Set(wanted)] : [...new Set(locales)];
  const [first = default_locale] = chosen;
  const isChosen = chosen.includes(default_locale);
  return {
    locales: chosen.length > 0 ? chosen : [default_locale],
    defaultLocale: isChosen ? default_locale : first,
  };
}

async function locale(api: HelpCenterApi) {
  try {
    return await api.one('/api/v2/help_center/locales.json', localesAnswer);
  } catch (error) {
    if (!(error instanceof NotPublicError)) throw error;
    throw usageError(
      `${api.origin} has no public Help Center API: it may need a sign-in, or be another site. Open ${api.origin}/api/v2/help_center/locales.json in a private window: it must show a list of locales.`,
    );
  }
}

type RecordSchema = v.GenericSchema<unknown, { readonly id: number }>;

/** Each locale has a list of its own, with the records that are translated into it. */
async function inEachLocale<Schema extends RecordSchema>(
  api: HelpCenterApi,
  locales: readonly string[],
  name: string,
  schema: Schema,
  onProgress: (what: string, count: number) => void,
): Promise<Translated<v.InferOutput<Schema>>[]> {
  const records = new Map<number, Map<string, v.InferOutput<Schema>>>();
  for (const code of locales) {
    const path = `/api/v2/help_center/${code}/${name}.json`;
    const list = await api.list(path, name, schema, (count) =>
      onProgress(`${name} in ${code}`, count),
    );
    for (const record of list) {
      const byLocale = records.get(record.id) ?? new Map<string, v.InferOutput<Schema>>();
      records.set(record.id, byLocale.set(code, record));
    }
  }
  return [...records.values()].flatMap((byLocale) => {
    const [record] = byLocale.values();
    return record === undefined ? [] : [{ record, byLocale }];
  });
}

/** A list that is empty where visitors do not see it: the community can be closed to them, or off. */
async function publicList<Schema extends v.GenericSchema>(
  api: HelpCenterApi,
  path: string,
  name: string,
  schema: Schema,
  onPage?: (count: number) => void,
): Promise<v.InferOutput<Schema>[]> {
  try {
    return await api.list(path, name, schema, onPage);
  } catch (error) {
    if (error instanceof NotPublicError) return [];
    throw error;
  }
}

async function pullAttachments(
  api: HelpCenterApi,
  articles: readonly Translated<ApiArticle>[],
  onProgress: (what: string, count: number) => void,
): Promise<PulledContent['attachments']> {
  const files = new Map<number, { id: number; name: string; bytes: Uint8Array }[]>();
  let count = 0;
  for (const article of articles) {
    const ofArticle = [];
    for (const { id, file_name, content_url } of await attachmentsOf(api, article)) {
      const path = filePath(content_url);
      const bytes = path && (await api.file(path));
      if (!bytes) continue;
      ofArticle.push({ id, name: safeName(id, file_name), bytes });
      count += 1;
      onProgress('attachments', count);
    }
    files.set(article.record.id, ofArticle);
  }
  return files;
}

/**
 * Visitors get the attachments of one translation at a time (Help Center API, Article Attachments:
 * the locale is required for end users); a file can be in several.
 */
async function attachmentsOf(
  api: HelpCenterApi,
  { record, byLocale }: Translated<ApiArticle>,
): Promise<Iterable<v.InferOutput<typeof apiAttachment>>> {
  const found = new Map<number, v.InferOutput<typeof apiAttachment>>();
  for (const code of byLocale.keys()) {
    const path = `/api/v2/help_center/${code}/articles/${record.id}/attachments.json`;
    for (const attachment of await publicList(api, path, 'article_attachments', apiAttachment)) {
      found.set(attachment.id, attachment);
    }
  }
  return found.values();
}

/** The path of an attachment's address, whatever host it names; `undefined` for anything else. */
function filePath(url: string): string | undefined {
  const { pathname = '' } = URL.canParse(url) ? new URL(url) : {};
  return /^\/hc\/(?:[a-z0-9-]+\/)?article_attachments\/\d/.test(pathname) ? pathname : undefined;
}

/** A file's name, never a path; with its id, since two files can have one name. */
function safeName(id: number, name: string): string {
  const letters = name.normalize('NFKD').replace(/[^A-Za-z0-9._-]/g, '-');
  return `${id}-${letters.replace(/^[.-]/, '').slice(-100) || 'file'}`;
}

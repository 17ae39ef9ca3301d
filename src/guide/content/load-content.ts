import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { KitError } from '../../kit-error.js';
import { packageRoot } from '../../package-root.js';
import { contentProblems } from './content-problems.js';
import {
  type Article,
  articleSchema,
  type Category,
  type Content,
  categorySchema,
  communitySchema,
  helpCenterSchema,
  type Localized,
  personSchema,
  requestSchema,
} from './content-schema.js';

/** The sample Help Center that comes with the kit. */
export const sampleContentFolder: string = join(packageRoot, 'src/guide/sample-content');

/**
 * Reads a Help Center's content from a folder:
 *
 * - `help-center.json`: name, languages, forms; `people.json`; `categories.json` with their sections;
 *   `community.json`: topics and posts; `requests.json`
 * - `articles/NAME/article.json` with a body for each language next to it: `en-us.html`, `ar.html`
 * - `attachments/`: the files that articles and requests name
 *
 * @param folder a path; the kit's sample content when left out.
 * @throws ContentError with every problem and its file.
 */
export async function loadContent(folder: string = sampleContentFolder): Promise<Content> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    const how = 'Name a folder like src/guide/sample-content, which is the sample.';
    throw new ContentError(folder, [`there is no such folder. ${how}`]);
  }
  const problems: string[] = [];
  const read = <Schema extends v.GenericSchema>(file: string, schema: Schema) =>
    readJson(folder, file, schema, problems);

  const [helpCenter, people, categories, community, requests, articles, attachments] =
    await Promise.all([
      read('help-center.json', helpCenterSchema),
      read('people.json', v.array(personSchema)),
      read('categories.json', v.array(categorySchema)),
      read('community.json', communitySchema),
      read('requests.json', v.array(requestSchema)),
      readArticles(folder, problems),
      readAttachments(folder),
    ]);
  if (!helpCenter || !people || !categories || !community || !requests || problems.length > 0) {
    // Files are read side by side; people read problems in order.
    throw new ContentError(folder, problems.sort());
  }

  const content: Content = {
    helpCenter,
    people,
    categories,
    sections: sectionsOf(categories),
    articles,
    topics: community.topics,
    posts: community.posts,
    requests,
    attachments,
  };
  const contradictions = contentProblems(content);
  if (contradictions.length > 0) throw new ContentError(folder, contradictions);
  return content;
}

function sectionsOf(categories: readonly Category[]): Content['sections'] {
  return categories.flatMap((category) =>
    category.sections.map((section) => ({ ...section, category: category.id })),
  );
}

async function readJson<Schema extends v.GenericSchema>(
  folder: string,
  file: string,
  schema: Schema,
  problems: string[],
): Promise<v.InferOutput<Schema> | undefined> {
  const source = await readFile(join(folder, file), 'utf8').catch(() => undefined);
  if (source === undefined) {
    problems.push(
      `${file}: cannot be read; expected a JSON file. Copy the sample's and change it.`,
    );
    return undefined;
  }
  const json = parseJson(source);
  if ('error' in json) {
    problems.push(`${file}: is not JSON: ${json.error}`);
    return undefined;
  }
  const result = v.safeParse(schema, json.value);
  if (result.success) return result.output;
  for (const issue of result.issues) {
    const place = v.getDotPath(issue);
    problems.push(`${file}: ${place === null ? '' : `${place}: `}${issue.message}`);
  }
  return undefined;
}

function parseJson(source: string): { value: unknown } | { error: string } {
  try {
    return { value: JSON.parse(source) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function readArticles(folder: string, problems: string[]): Promise<Article[]> {
  const entries = await readdir(join(folder, 'articles'), { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const articles = await Promise.all(
    names.map((name) => readArticle(folder, `articles/${name}`, problems)),
  );
  return articles
    .filter((article) => article !== undefined)
    .sort((left, right) => left.id - right.id);
}

async function readArticle(
  folder: string,
  articleFolder: string,
  problems: string[],
): Promise<Article | undefined> {
  const record = await readJson(folder, `${articleFolder}/article.json`, articleSchema, problems);
  const body: Localized = {};
  for (const file of await readdir(join(folder, articleFolder))) {
    if (!file.endsWith('.html')) continue;
    body[file.slice(0, -'.html'.length)] = await readFile(
      join(folder, articleFolder, file),
      'utf8',
    );
  }
  if (Object.keys(body).length === 0) {
    problems.push(`${articleFolder}: has no body; expected a file such as en-us.html.`);
  }
  return record && { ...record, body };
}

async function readAttachments(folder: string): Promise<Map<string, Uint8Array>> {
  const attachments = new Map<string, Uint8Array>();
  const names = await readdir(join(folder, 'attachments')).catch(() => []);
  for (const name of names) {
    attachments.set(name, await readFile(join(folder, 'attachments', name)));
  }
  return attachments;
}

/** A content folder that cannot be used; the message lists every problem, each with its file. */
export class ContentError extends KitError {
  override readonly name = 'ContentError';
  readonly code = 'content';

  constructor(
    folder: string,
    readonly problems: readonly string[],
  ) {
    const lines = problems.map((problem) => `  ${problem}`);
    super('usage', [`The content folder ${folder} cannot be used:`, ...lines].join('\n'));
  }
}

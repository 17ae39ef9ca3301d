import { cleanHtml, type LocalFile } from './clean-html.js';
import type {
  ApiArticle,
  ApiCategory,
  ApiPost,
  ApiSection,
  ApiTopic,
} from './help-center-schemas.js';

/** A record with its texts in every locale in which it has been translated. */
export interface Translated<Record> {
  readonly record: Record;
  readonly byLocale: ReadonlyMap<string, Record>;
}

/** Everything that was pulled. */
export interface PulledContent {
  readonly origin: string;
  readonly defaultLocale: string;
  readonly locales: readonly string[];
  readonly categories: readonly Translated<ApiCategory>[];
  readonly sections: readonly Translated<ApiSection>[];
  readonly articles: readonly Translated<ApiArticle>[];
  /** The attachments of an article, by the article's id. */
  readonly attachments: ReadonlyMap<
    number,
    readonly (LocalFile & { readonly bytes: Uint8Array })[]
  >;
  readonly topics: readonly ApiTopic[];
  readonly posts: readonly ApiPost[];
}

/** @returns the files of a content folder (`dev --content`), by their path in it. */
export function contentFiles(pulled: PulledContent): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>();
  const json = (path: string, value: unknown) =>
    files.set(path, `${JSON.stringify(value, null, 2)}\n`);
  const sections = shownSections(pulled);
  const shown = new Set(sections.map(({ record }) => record.id));
  const articles = pulled.articles.filter(({ record }) => shown.has(record.section_id ?? 0));

  json('help-center.json', helpCenter(pulled));
  json('people.json', authors(articles, pulled.posts));
  json('categories.json', categories(pulled, sections));
  json('community.json', community(pulled));
  json('requests.json', []);
  for (const article of articles) addArticle(files, article, pulled);
  return files;
}

function addArticle(
  files: Map<string, string | Uint8Array>,
  { record, byLocale }: Translated<ApiArticle>,
  pulled: PulledContent,
): void {
  const folder = `articles/${record.id}`;
  const attached = pulled.attachments.get(record.id) ?? [];
  const local = new Map(attached.map((file) => [file.id, file]));
  const { up, down } = votes(record);
  const value = {
    id: record.id,
    section: record.section_id,
    title: texts(byLocale, pulled, ({ title }) => title || String(record.id)),
    author: authorEmail(record.author_id),
    created_at: record.created_at,
    ...(record.edited_at && { edited_at: record.edited_at }),
    promoted: record.promoted,
    labels: record.label_names.filter((label) => label !== ''),
    upvotes: up,
    downvotes: down,
    comments_disabled: record.comments_disabled,
    attachments: attached.map(({ id, name }) => ({ id, name })),
  };
  files.set(`${folder}/article.json`, `${JSON.stringify(value, null, 2)}\n`);
  const bodies = texts(byLocale, pulled, ({ body }) => cleanHtml(body, pulled.origin, local));
  for (const [locale, body] of Object.entries(bodies)) files.set(`${folder}/${locale}.html`, body);
  for (const { name, bytes } of attached) files.set(`attachments/${name}`, bytes);
}

/** The default locale always has a text: that of the record where it was not translated. */
function texts<Record>(
  byLocale: ReadonlyMap<string, Record>,
  { defaultLocale }: PulledContent,
  text: (record: Record) => string,
): { [locale: string]: string } {
  const all = Object.fromEntries([...byLocale].map(([locale, record]) => [locale, text(record)]));
  const [first = ''] = Object.values(all);
  return { ...all, [defaultLocale]: all[defaultLocale] ?? first };
}

function helpCenter({ origin, defaultLocale, locales }: PulledContent) {
  return {
    name: { [defaultLocale]: new URL(origin).host },
    default_locale: defaultLocale,
    locales: locales.map((locale) => ({
      locale,
      name: new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale,
      direction: RIGHT_TO_LEFT.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr',
    })),
    per_page: 30,
    content_tags: [],
    // The public API has no forms; a request can still be written.
    ticket_forms: [{ id: 1, name: { [defaultLocale]: 'Support' }, fields: [] }],
    services: [],
    approvals: [],
  };
}

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'iw', 'ps', 'ur', 'yi']);

/** Sections of categories that are shown, and whose parents are. */
function shownSections({ sections, categories }: PulledContent) {
  const known = new Set(categories.map(({ record }) => record.id));
  let shown = sections.filter(({ record }) => known.has(record.category_id));
  for (;;) {
    const ids = new Set(shown.map(({ record }) => record.id));
    const rest = shown.filter(({ record }) => {
      const parent = record.parent_section_id;
      return !parent || (ids.has(parent) && parent !== record.id);
    });
    if (rest.length === shown.length) return shown;
    shown = rest;
  }
}

function categories(pulled: PulledContent, sections: readonly Translated<ApiSection>[]) {
  const named = <Record extends { name: string; description: string }>(
    byLocale: ReadonlyMap<string, Record>,
  ) => ({
    name: texts(byLocale, pulled, ({ name }) => name),
    description: texts(byLocale, pulled, ({ description }) =>
      cleanHtml(description, pulled.origin, new Map()),
    ),
  });
  return inOrder(pulled.categories).map(({ record, byLocale }) => ({
    id: record.id,
    ...named(byLocale),
    sections: inOrder(sections)
      .filter((section) => section.record.category_id === record.id)
      .map((section) => ({
        id: section.record.id,
        ...named(section.byLocale),
        ...(section.record.parent_section_id && { parent: section.record.parent_section_id }),
      })),
  }));
}

function inOrder<Record extends { position: number }>(
  records: readonly Translated<Record>[],
): Translated<Record>[] {
  return [...records].sort((left, right) => left.record.position - right.record.position);
}

const POST_STATUSES = ['none', 'planned', 'not_planned', 'completed', 'answered'];

function community({ topics, posts, defaultLocale, origin }: PulledContent) {
  const known = new Set(topics.map(({ id }) => id));
  return {
    topics: topics.map(({ id, name, description }) => ({
      id,
      name: { [defaultLocale]: name },
      description: { [defaultLocale]: cleanHtml(description, origin, new Map()) },
    })),
    posts: posts
      .filter(({ topic_id }) => known.has(topic_id))
      .map((post) => {
        const { up, down } = votes(post);
        return {
          id: post.id,
          topic: post.topic_id,
          title: post.title || String(post.id),
          details: cleanHtml(post.details, origin, new Map()) || '<p></p>',
          author: authorEmail(post.author_id),
          created_at: post.created_at,
          pinned: post.pinned,
          featured: post.featured,
          status: POST_STATUSES.includes(post.status) ? post.status : 'none',
          upvotes: up,
          downvotes: down,
        };
      }),
  };
}

/** Zendesk returns the sum and the number of votes, from which follows how many were up and down. */
function votes({ vote_sum, vote_count }: { vote_sum: number; vote_count: number }) {
  const up = Math.max(0, Math.round((vote_count + vote_sum) / 2));
  return { up, down: Math.max(0, vote_count - up) };
}

/** Names and addresses of authors are not public; `.invalid` is nobody's (RFC 2606). */
const authorEmail = (id: number | null | undefined): string =>
  `author-${authorId(id)}@help.invalid`;

const authorId = (id: number | null | undefined): number =>
  Number.isSafeInteger(id) && Number(id) > 0 ? Number(id) : 1;

function authors(articles: readonly Translated<ApiArticle>[], posts: readonly ApiPost[]) {
  const staff = new Set(articles.map(({ record }) => authorId(record.author_id)));
  const ids = new Set([...staff, ...posts.map(({ author_id }) => authorId(author_id))]);
  return [...ids].map((id) => ({
    id,
    name: `Author ${id}`,
    email: authorEmail(id),
    role: staff.has(id) ? 'agent' : 'end_user',
    member_since: '2020-01-01T00:00:00Z',
  }));
}

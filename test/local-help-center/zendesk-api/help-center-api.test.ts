import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { pullContent } from '../../../src/content-pull/index.js';
import { type Content, loadContent } from '../../../src/guide/content/index.js';
import type { AccountPerson } from '../../../src/local-help-center/account/index.js';
import { recordedNetwork } from '../../content-pull/public-help-center.js';
import { type GuideApp, guideApp } from '../help-center/guide-app.js';

const BASE = '/api/v2/help_center';
/** An article with comments, one with attachments, one for agents only. */
const COMMENTED = 360000001001;
const WITH_FILES = 360000001002;
const INTERNAL = 360000001020;

let content: Content;
let app: GuideApp;
let internalId: number;

beforeAll(async () => {
  content = await loadContent();
  internalId = content.articles.find(({ internal }) => internal)?.id ?? INTERNAL;
  app = await guideApp({}, { content });
});

/** Lists by name, and next to them the place in the list. */
type Answer = Record<string, Record<string, unknown>[]>;

async function ask(path: string, person?: AccountPerson): Promise<Answer> {
  const response = await app.get(path, person);
  expect(response.status, path).toBe(200);
  return (await response.json()) as Answer;
}

describe('lists of the Help Center API', () => {
  it.each([
    [`${BASE}/en-us/categories.json`, 'categories'],
    [`${BASE}/categories`, 'categories'],
    [`${BASE}/en-us/categories/360000000101/sections.json`, 'sections'],
    [`${BASE}/en-us/sections.json`, 'sections'],
    [`${BASE}/en-us/articles.json`, 'articles'],
    [`${BASE}/ar/articles.json`, 'articles'],
    [`${BASE}/en-us/categories/360000000101/articles.json`, 'articles'],
    [`${BASE}/en-us/articles/${COMMENTED}/comments.json`, 'comments'],
    [`${BASE}/en-us/articles/${WITH_FILES}/attachments.json`, 'article_attachments'],
    [`${BASE}/en-us/articles/${WITH_FILES}/labels.json`, 'labels'],
    [`${BASE}/articles/labels.json`, 'labels'],
    [`${BASE}/articles/${WITH_FILES}/translations.json`, 'translations'],
    [`${BASE}/en-us/articles/search.json?query=bike`, 'results'],
    [`${BASE}/community_posts/search.json?query=bike`, 'results'],
    [`${BASE}/en-us/unified_search.json?query=bike`, 'results'],
    ['/api/v2/community/topics.json', 'topics'],
    ['/api/v2/community/posts.json', 'posts'],
    [`${BASE}/community/posts.json`, 'posts'],
  ])('%s has %s', async (path, name) => {
    const answer = await ask(path);
    expect(answer[name]?.length).toBeGreaterThan(0);
    expect(answer).toMatchObject({ page: 1, per_page: 30, previous_page: null });
    expect(Number(answer.count)).toBeGreaterThanOrEqual(answer[name]?.length ?? 0);
  });

  it('are cut into pages by number', async () => {
    const seen: unknown[] = [];
    let path: string | null = `${BASE}/en-us/articles.json?per_page=7`;
    while (path !== null) {
      const answer: Answer = await ask(path);
      seen.push(...(answer.articles ?? []).map(({ id }) => id));
      path = answer.next_page as unknown as string | null;
      expect(answer.articles?.length).toBeLessThanOrEqual(7);
    }
    const all = await ask(`${BASE}/en-us/articles.json?per_page=100`);
    expect(seen).toEqual(all.articles?.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('are cut into pages by cursor, forwards and back', async () => {
    const first = await ask(`${BASE}/en-us/articles.json?page[size]=8`);
    const links = first.links as unknown as Record<string, string>;
    const second = await ask(links.next ?? '');
    const back = await ask((second.links as unknown as Record<string, string>).prev ?? '');

    expect(first.meta).toMatchObject({ has_more: true });
    expect(second.articles?.map(({ id }) => id)).not.toEqual(first.articles?.map(({ id }) => id));
    expect(back.articles).toEqual(first.articles);
  });

  it.each(['page=0', 'page=-1', 'per_page=x', 'page[after]=%00', 'page[size]=1e9', 'sort_by=body'])(
    'are not confused by ?%s',
    async (query) => {
      expect((await ask(`${BASE}/en-us/articles.json?${query}`)).articles?.length).toBeGreaterThan(
        0,
      );
    },
  );

  it('are sorted as asked', async () => {
    const titles = async (order: string) =>
      (await ask(`${BASE}/en-us/articles.json?sort_by=title&sort_order=${order}`)).articles?.map(
        ({ title }) => title,
      );
    const ascending = await titles('asc');
    expect(ascending).toEqual(
      [...(ascending ?? [])].sort((a, b) => String(a).localeCompare(String(b))),
    );
    expect((await titles('desc'))?.[0]).not.toBe(ascending?.[0]);
  });

  it('include the records that they name', async () => {
    const answer = await ask(
      `${BASE}/en-us/articles.json?include=users,sections,categories,translations`,
    );
    const authors = answer.users?.map(({ id }) => id);
    for (const { author_id } of answer.articles ?? []) expect(authors).toContain(author_id);
    expect(answer.sections?.length).toBeGreaterThan(1);
    expect(answer.categories?.length).toBeGreaterThan(1);
    expect(answer.translations?.length).toBeGreaterThan(answer.articles?.length ?? 0);
    expect(JSON.stringify(answer.users)).not.toContain('@');
  });

  it('can be narrowed by labels', async () => {
    const label = content.articles.find(({ labels }) => labels.length > 0)?.labels[0] ?? '';
    const { articles } = await ask(`${BASE}/en-us/articles.json?label_names=${label}`);
    expect(articles?.length).toBeGreaterThan(0);
    for (const { label_names } of articles ?? []) expect(label_names).toContain(label);
  });
});

describe('records of the Help Center API', () => {
  it('say what Zendesk documents of an article', async () => {
    const { article } = (await ask(`${BASE}/en-us/articles/${WITH_FILES}.json`)) as unknown as {
      article: Record<string, unknown>;
    };
    expect(article).toMatchObject({
      id: WITH_FILES,
      locale: 'en-us',
      source_locale: 'en-us',
      draft: false,
      html_url: expect.stringMatching(/^http:\/\/localhost\/hc\/en-us\/articles\/360000001002-/),
      section_id: expect.any(Number),
      body: expect.stringContaining('<'),
      user_segment_id: null,
    });
  });

  it('fall back to the default language where there is no translation', async () => {
    const [first, ...others] = content.articles;
    if (!first) throw new Error('The sample has no articles.');
    const english = { ...first, title: { 'en-us': 'Only English' }, body: { 'en-us': '<p>x</p>' } };
    const other = await guideApp({}, { content: { ...content, articles: [english, ...others] } });
    const response = await other.get(`${BASE}/ar/articles/${first.id}.json`);
    expect(await response.json()).toMatchObject({
      article: { title: 'Only English', locale: 'en-us', source_locale: 'en-us' },
    });
  });

  it.each([
    `${BASE}/en-us/articles/1.json`,
    `${BASE}/en-us/categories/1`,
    `${BASE}/fr/articles.json`,
    `${BASE}/en-us/articles/1/comments.json`,
    '/api/v2/community/posts/1.json',
  ])('%s does not exist', async (path) => {
    const response = await app.get(path);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: 'RecordNotFound', description: 'Not found' });
  });
});

describe('who sees what through the Help Center API', () => {
  it('is as on the pages: internal articles are for agents only', async () => {
    const ids = async (person?: AccountPerson) =>
      (await ask(`${BASE}/en-us/articles.json?per_page=100`, person)).articles?.map(({ id }) => id);

    expect(await ids()).not.toContain(internalId);
    expect(await ids(app.people.john)).not.toContain(internalId);
    expect(await ids(app.people.grace)).toContain(internalId);
    expect((await app.get(`${BASE}/en-us/articles/${internalId}.json`)).status).toBe(404);
    expect((await app.get(`${BASE}/articles/${internalId}/translations.json`)).status).toBe(404);
  });

  it('is so in searches and in what Guide’s own scripts ask for', async () => {
    const internal = content.articles.find(({ id }) => id === internalId);
    const title = internal?.title['en-us'] ?? '';
    const query = encodeURIComponent(title);
    for (const path of [
      `${BASE}/en-us/articles/search.json?query=${query}`,
      `${BASE}/unified_search.json?query=${query}`,
      `/hc/api/internal/instant_search.json?query=${query}&locale=en-us`,
      '/hc/api/internal/recent_activities?locale=en-us',
      '/hc/en-us/recent_activities.json',
    ]) {
      expect(await (await app.get(path)).text(), path).not.toContain(`"id":${internalId}`);
      expect(await (await app.get(path)).text(), path).not.toContain(`/articles/${internalId}`);
    }
  });

  it('lets pages of other origins read with a token only', async () => {
    const cors = async (headers: Record<string, string>, method = 'GET') =>
      (await app.request(`${BASE}/en-us/articles.json`, { method, headers })).headers.get(
        'access-control-allow-origin',
      );
    const origin = 'https://shop.example.com';

    expect(await cors({ origin })).toBeNull();
    expect(await cors({ origin, authorization: 'Bearer abc' })).toBe('*');
    expect(
      await cors({ origin, 'access-control-request-headers': 'authorization' }, 'OPTIONS'),
    ).toBe('*');
  });
});

describe('votes through the Help Center API', () => {
  const send = (path: string, person?: AccountPerson) =>
    voting.request(path, {
      method: 'POST',
      headers: person ? { cookie: `_zendesk_session=${voting.account.signIn(person)}` } : {},
    });
  let voting: GuideApp;
  beforeAll(async () => {
    voting = await guideApp({}, { content });
  });

  it.each([
    [`${BASE}/articles/${WITH_FILES}`, 'Article', WITH_FILES],
    [`${BASE}/en-us/articles/${WITH_FILES}`, 'Article', WITH_FILES],
    ['/api/v2/community/posts/360000002002', 'Post', 360000002002],
  ])('%s/up and /down are counted once for each person', async (path, type, id) => {
    const { john } = voting.people;
    const sum = async () => {
      const name = type === 'Article' ? 'article' : 'post';
      const answer = (await (await voting.get(`${path}.json`)).json()) as Record<
        string,
        { vote_sum: number }
      >;
      return answer[name]?.vote_sum ?? Number.NaN;
    };
    await send(`${path}/down.json`, john);
    const down = await sum();

    const response = await send(`${path}/up.json`, john);
    await send(`${path}/up`, john);

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      vote: { value: 1, item_id: id, item_type: type, user_id: john.id },
    });
    expect(await sum()).toBe(down + 2);
  });

  it('are for comments, too', async () => {
    const [comment] = content.articles.find(({ id }) => id === COMMENTED)?.comments ?? [];
    const path = `${BASE}/articles/${COMMENTED}/comments/${comment?.id}/up.json`;
    expect(await (await send(path, voting.people.john)).json()).toMatchObject({
      vote: { item_type: 'Comment', item_id: comment?.id },
    });
  });

  it('need somebody who is signed in and may see it', async () => {
    expect((await send(`${BASE}/articles/${WITH_FILES}/up.json`)).status).toBe(401);
    const internal = `${BASE}/articles/${internalId}/up.json`;
    expect((await send(internal, voting.people.john)).status).toBe(404);
    expect((await send(internal, voting.people.grace)).status).toBe(200);
  });
});

describe('the search', () => {
  it('marks the words in its excerpt, and nothing else is HTML', async () => {
    const hostile = {
      ...content.articles[0],
      body: { 'en-us': 'bike &lt;img src=x&gt; <b>b</b>' },
    };
    const articles = [hostile as Content['articles'][number]];
    const other = await guideApp({}, { content: { ...content, articles } });
    const response = await other.get(`${BASE}/en-us/articles/search.json?query=bike`);
    const { results } = (await response.json()) as { results: { snippet: string }[] };
    expect(results[0]?.snippet).toContain('<em>bike</em>');
    expect(results[0]?.snippet).not.toMatch(/<(?!\/?em>)/);
  });

  it('of Guide’s search field finds five at most, with their places', async () => {
    const { results } = await ask('/hc/api/internal/instant_search.json?query=bike&locale=en-us');
    expect(results?.length).toBe(5);
    expect(results?.[0]).toMatchObject({
      title: expect.any(String),
      url: expect.stringMatching(/^\/hc\/en-us\//),
      category_title: expect.any(String),
    });
  });
});

describe('content pull, from the local Help Center', () => {
  it('gets the articles that visitors see, in all languages', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pulled-'));
    try {
      const network = recordedNetwork(app);
      const out = join(folder, 'content');
      await pullContent({ url: 'https://help.example.com', out, network });
      const pulled = await loadContent(out);
      const visible = content.articles.filter(({ internal }) => !internal);
      expect(pulled.articles.map(({ id }) => id)).toEqual(visible.map(({ id }) => id));
      expect(Object.keys(pulled.articles[0]?.body ?? {}).sort()).toEqual(['ar', 'en-us']);
      expect(pulled.topics.length).toBeGreaterThan(0);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

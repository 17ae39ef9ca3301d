import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Content, Post } from '../../../src/guide/content/index.js';
import {
  OPTIONAL_TEMPLATES,
  REQUIRED_TEMPLATES,
  templateProperties,
} from '../../../src/guide/theme/index.js';
import {
  loadContent,
  sampleContentFolder,
} from '../../../src/local-help-center/help-center/index.js';
import { addressesOfTemplates } from '../../local-help-center/help-center/addresses-of-templates.js';
import { guideApp } from '../../local-help-center/help-center/guide-app.js';

const sample = await loadContent();

describe('the sample content', () => {
  it('is what a Help Center has', () => {
    expect(sample.categories).toHaveLength(3);
    expect(sample.articles.filter(({ internal }) => !internal)).toHaveLength(20);
    expect(new Set(sample.requests.map(({ status }) => status))).toEqual(
      new Set(['new', 'open', 'pending', 'hold', 'solved', 'closed']),
    );
    expect(sample.helpCenter.locales.map(({ direction }) => direction)).toEqual(['ltr', 'rtl']);
  });

  it('is whole in each of its languages', () => {
    const locales = sample.helpCenter.locales.map(({ locale }) => locale);
    const texts = [
      ...sample.articles.flatMap(({ title, body }) => [title, body]),
      ...sample.categories.map(({ name }) => name),
      ...sample.sections.map(({ name }) => name),
      ...sample.topics.map(({ name }) => name),
    ];
    for (const text of texts) expect(Object.keys(text).sort()).toEqual([...locales].sort());
  });
});

describe('a content folder of one’s own', () => {
  let folder: string;
  const changed = new Map<string, string>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'content-'));
    await cp(sampleContentFolder, folder, { recursive: true });
  });
  afterEach(async () => {
    for (const [path, before] of changed) await writeFile(path, before);
    changed.clear();
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Changes a file until the end of the test, or removes it. */
  async function change(file: string, edit: (source: string) => string | null): Promise<void> {
    const path = join(folder, file);
    const before = await readFile(path, 'utf8');
    changed.set(path, before);
    const after = edit(before);
    await (after === null ? rm(path) : writeFile(path, after));
  }

  it('is shown instead', async () => {
    await change('help-center.json', (json) => json.replace('Harbour Bikes', 'My shop'));
    const content = await loadContent(folder);
    const app = await guideApp({ home_page: '{{help_center.name}}' }, { content });
    expect(await app.html('/hc/en-us')).toContain('\nMy shop\n');
  });

  it.each([
    ['help-center.json', () => '{', /help-center\.json: is not JSON: /],
    [
      'help-center.json',
      (json: string) => json.replace('"per_page": 10', '"per_page": "many"'),
      /help-center\.json: per_page: Invalid type: Expected number but received "many"/,
    ],
    [
      'help-center.json',
      (json: string) => json.replace('"per_page"', '"page_size"'),
      /help-center\.json: page_size: .*\n.*help-center\.json: per_page: /,
    ],
    [
      'help-center.json',
      (json: string) => json.replace('"default_locale": "en-us"', '"default_locale": "de"'),
      /help-center\.json: default_locale: "de" is not one of its locales\./,
    ],
    [
      'community.json',
      (json: string) => json.replace('"topic": 360000000902', '"topic": 7'),
      /community\.json: post 360000002002: no topic 7\./,
    ],
    [
      'people.json',
      (json: string) => json.replace('1000000000202', '1000000000201'),
      /people\.json: the id 1000000000201 occurs twice\./,
    ],
    [
      'articles/prices/article.json',
      (json: string) => json.replace('360000000207', '5'),
      /articles: article 360000001017: no section 5\./,
    ],
    [
      'articles/prices/article.json',
      (json: string) => json.replace('"created_at": "', '"created_at": "yesterday '),
      /articles\/prices\/article\.json: created_at: must be a time such as/,
    ],
    [
      'articles/your-first-ride/article.json',
      (json: string) => json.replace('first-ride.txt', '../people.json'),
      /attachments\.0\.name: must be a file name/,
    ],
    [
      'articles/your-first-ride/article.json',
      (json: string) => json.replace('first-ride.txt', 'gone.txt'),
      /attachments\/gone\.txt: is named but is not there\./,
    ],
  ])('with a mistake in %s is refused with the place', async (file, edit, message) => {
    await change(file, edit);
    await expect(loadContent(folder)).rejects.toThrow(message);
  });

  it('without a file is refused with its name', async () => {
    await change('requests.json', () => null);
    await change('articles/prices/en-us.html', () => null);
    await expect(loadContent(folder)).rejects.toThrow(/requests\.json: cannot be read; expected/);
  });

  it('that does not exist is refused', async () => {
    await expect(loadContent(join(folder, 'nowhere'))).rejects.toThrow(
      /The content folder .*nowhere cannot be used:\n {2}there is no such folder\./,
    );
  });
});

describe('what waits for approval or is internal', () => {
  const SECRET = 'Zanzibar';
  const templates = Object.fromEntries(
    [...REQUIRED_TEMPLATES, ...OPTIONAL_TEMPLATES].map((name) => [name, '']),
  );

  /** The sample with the secret in every text that waits for approval or is for the staff only. */
  function withSecrets(): Content {
    const waiting = {
      id: 360000007001,
      author: 'somebody@example.com',
      body: `<p>${SECRET}</p>`,
      created_at: '2026-11-20T10:00:00Z',
      upvotes: 9,
      downvotes: 0,
      official: true,
      pending: true,
    };
    const names = { 'en-us': SECRET, ar: SECRET };
    const internal = { name: names, description: names, internal: true };
    const postOf = (id: number, change: Partial<Post>): Post => ({
      ...(sample.posts[0] as Post),
      id,
      title: `${SECRET} bike`,
      details: `<p>${SECRET} bike</p>`,
      author: 'somebody@example.com',
      created_at: '2026-11-20T10:00:00Z',
      featured: true,
      ...change,
    });
    return {
      ...sample,
      categories: sample.categories.map((category) => ({
        ...category,
        sections: category.sections.map((each) =>
          each.internal ? { ...each, ...internal } : each,
        ),
      })),
      sections: sample.sections.map((each) => (each.internal ? { ...each, ...internal } : each)),
      articles: sample.articles.map((article) =>
        article.internal
          ? {
              ...article,
              title: names,
              body: { 'en-us': `${SECRET} bike`, ar: `${SECRET} bike` },
              labels: [SECRET],
              promoted: true,
            }
          : { ...article, comments: [...article.comments, waiting] },
      ),
      topics: [...sample.topics, { id: 360000007009, ...internal, follower_count: 0 }],
      posts: [
        ...sample.posts.map((post) => ({ ...post, comments: [...post.comments, waiting] })),
        postOf(360000007002, { pending: true }),
        postOf(360000007003, { topic: 360000007009 }),
      ],
    };
  }

  /** Prints everything that a page has besides what all have, and that on the start page. */
  const everything = (template: string) => {
    const shared = templateProperties('document_head');
    const names = [...templateProperties(template)]
      .filter(([name, type]) => type !== 'helper' && !shared.has(name))
      .map(([name]) => name);
    if (template === 'home_page') names.push('promoted_articles', 'featured_posts');
    return [
      ...names.map((name) => `{{json ${name}}}`),
      "{{recent_activity}}{{recent_activity scope='community'}}{{recent_articles}}",
      template === 'article_page' ? '{{related_articles}}{{category_tree_with_article}}' : '',
    ].join('');
  };

  it('is in no page and no answer of the API for visitors and end users', async () => {
    const content = withSecrets();
    const pages = Object.fromEntries(
      Object.keys(templates).map((name) => [name, everything(name)]),
    );
    const app = await guideApp(pages, { content, apiVersion: 3 });
    const addresses = addressesOfTemplates({ templates: new Map(Object.entries(pages)) });
    const oneOfEach = new Map(addresses.map(({ template, path }) => [template, path]));
    const paths = [
      ...oneOfEach.values(),
      '/hc/en-us/community/topics/360000007009',
      '/hc/en-us/community/posts/360000007002',
      '/hc/en-us/community/posts/360000007003',
      '/api/v2/help_center/en-us/sections.json',
      '/api/v2/help_center/en-us/articles.json?include=users,sections,categories,translations',
      '/api/v2/help_center/articles/labels.json',
      '/api/v2/help_center/en-us/articles/360000001001/comments.json',
      `/api/v2/help_center/en-us/articles/search.json?query=bike`,
      `/api/v2/help_center/en-us/unified_search.json?query=bike`,
      `/api/v2/help_center/community_posts/search.json?query=bike`,
      '/api/v2/community/topics.json',
      '/api/v2/community/posts.json?include=topics,users',
      '/api/v2/community/posts/360000002001/comments.json',
      '/hc/api/internal/instant_search.json?query=bike',
      '/hc/api/internal/recent_activities',
    ];

    const found = new Map<string, string>();
    for (const [visitor, person] of [['nobody'], ['john', app.people.john]] as const) {
      for (const path of paths) {
        const text = await app.html(path, person);
        const at = text.indexOf(SECRET);
        if (at !== -1) found.set(`${visitor} ${path}`, text.slice(Math.max(0, at - 80), at + 20));
      }
    }
    expect(app.failures).toEqual([]);
    expect(Object.fromEntries(found)).toEqual({});
  });

  it('is there for agents', async () => {
    const content = withSecrets();
    const app = await guideApp(
      {
        home_page: '{{#each featured_posts}}{{title}}{{/each}}',
        article_page: '{{#each comments}}{{body}}{{/each}}',
      },
      { content },
    );
    const { grace } = app.people;
    expect(await app.html('/hc/en-us', grace)).toContain(SECRET);
    expect(await app.html('/hc/en-us/articles/360000001001', grace)).toContain(SECRET);
    const api = '/api/v2/community/posts/360000007002/comments.json';
    expect((await app.get(api, grace)).status).toBe(200);
    expect((await app.get(api)).status).toBe(404);
  });

  it('keeps a comment that somebody writes next to one that waits', async () => {
    const content = withSecrets();
    const app = await guideApp(
      { article_page: '{{#each comments}}{{body}}{{/each}}' },
      { content },
    );
    const article = '/hc/en-us/articles/360000001002';
    await app.post(`${article}/comments`, { 'comment[body]': 'Mine' }, app.people.john);
    expect(await app.html(article)).toContain('<p>Mine</p>');
  });
});

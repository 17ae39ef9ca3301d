import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  loadContent,
  sampleContentFolder,
} from '../../../src/local-help-center/help-center/index.js';
import { guideApp } from './guide-app.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-'));
  await cp(sampleContentFolder, folder, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true }));

async function change(file: string, edit: (source: string) => string): Promise<void> {
  const path = join(folder, file);
  await writeFile(path, edit(await readFile(path, 'utf8')));
}

describe('the sample content', () => {
  it('is what a Help Center has', async () => {
    const content = await loadContent();
    expect(content.categories).toHaveLength(3);
    expect(content.articles.filter(({ internal }) => !internal)).toHaveLength(20);
    expect(new Set(content.requests.map(({ status }) => status))).toEqual(
      new Set(['new', 'open', 'pending', 'hold', 'solved', 'closed']),
    );
    expect(content.helpCenter.locales.map(({ direction }) => direction)).toEqual(['ltr', 'rtl']);
  });

  it('is whole in each of its languages', async () => {
    const content = await loadContent();
    const locales = content.helpCenter.locales.map(({ locale }) => locale);
    const texts = [
      ...content.articles.flatMap(({ title, body }) => [title, body]),
      ...content.categories.map(({ name }) => name),
      ...content.sections.map(({ name }) => name),
      ...content.topics.map(({ name }) => name),
    ];
    for (const text of texts) expect(Object.keys(text).sort()).toEqual([...locales].sort());
  });
});

describe('a content folder of one’s own', () => {
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
    await rm(join(folder, 'requests.json'));
    await rm(join(folder, 'articles/prices/en-us.html'));
    await expect(loadContent(folder)).rejects.toThrow(/requests\.json: cannot be read; expected/);
  });

  it('that does not exist is refused', async () => {
    await expect(loadContent(join(folder, 'nowhere'))).rejects.toThrow(
      /The content folder .*nowhere cannot be used:\n {2}there is no such folder\./,
    );
  });
});

describe('what waits for approval or is internal', () => {
  const template = '{{recent_activity}}{{#each featured_posts}}{{title}}{{/each}}';

  it.each([
    ['a pending post', { pending: true }],
    ['a post of an internal topic', { topic: 360000000903 }],
  ])('%s is neither recent activity nor featured for visitors', async (_kind, change) => {
    const sample = await loadContent();
    const topics = sample.topics.map((topic) =>
      topic.id === 360000000903 ? { ...topic, internal: true } : topic,
    );
    const [first, ...others] = sample.posts;
    if (!first) throw new Error('The sample has no posts.');
    const hidden = {
      ...first,
      title: 'Not for everybody',
      author: 'somebody@example.com',
      created_at: '2026-11-20T10:00:00Z',
      comments: [],
      featured: true,
      ...change,
    };
    const content = { ...sample, topics, posts: [hidden, ...others] };
    const app = await guideApp({ home_page: template }, { content });

    expect(await app.html('/hc/en-us')).not.toContain('Not for everybody');
    expect(await app.html('/hc/en-us', app.people.grace)).toContain('Not for everybody');
  });
});

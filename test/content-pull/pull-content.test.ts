import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pullContent } from '../../src/content-pull/index.js';
import { loadContent } from '../../src/guide/content/load-content.js';
import { apiArticle, ORIGIN, publicHelpCenter, recordedNetwork } from './public-help-center.js';

let parent: string;
let out: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'content-pull-'));
  out = join(parent, 'content');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const pull = (network = recordedNetwork(publicHelpCenter()), options: object = {}) =>
  pullContent({ url: `${ORIGIN}/hc/en-us`, out, network, ...options });
const bodyOf = (path: string) => readFile(join(out, path), 'utf8');

describe('a pull', () => {
  it('writes a folder that the local Help Center reads', async () => {
    const articles = {
      'en-us': [apiArticle(100), apiArticle(101, { section_id: 21, promoted: true })],
      ar: [apiArticle(100, { title: 'مقال', body: '<p>نص</p>' })],
    };
    const app = publicHelpCenter({ locales: ['en-us', 'ar'], articles, community: true });
    expect(await pull(recordedNetwork(app))).toEqual({
      locales: ['en-us', 'ar'],
      categories: 1,
      sections: 2,
      articles: 2,
      attachments: 0,
      posts: 1,
    });
    const content = await loadContent(out);
    expect(content.articles).toMatchObject([
      { id: 100, title: { ar: 'مقال', 'en-us': 'Article 100' }, upvotes: 3, downvotes: 1 },
      { id: 101, section: 21, promoted: true },
    ]);
    expect(content.sections).toMatchObject([
      { id: 20, name: { ar: 'Section ar' } },
      { id: 21, parent: 20 },
    ]);
    expect(content.helpCenter).toMatchObject({
      default_locale: 'en-us',
      locales: [
        { locale: 'en-us', direction: 'ltr' },
        { locale: 'ar', direction: 'rtl' },
      ],
    });
    expect(content.posts).toMatchObject([{ id: 40, status: 'planned', details: '<p>Please</p>' }]);
  });

  it.each([
    ['as many as it asks for', 101, 100, false],
    ['a few', 205, 10, false],
    ['a few, by page number', 55, 10, true],
  ])('reads every page of articles, with %s on each', async (_, count, mostItems, byPageNumber) => {
    const articles = {
      'en-us': Array.from({ length: count }, (_, index) => apiArticle(index + 1)),
    };
    const network = recordedNetwork(publicHelpCenter({ articles, byPageNumber, mostItems }));
    expect(await pull(network)).toMatchObject({ articles: count });
    const pages = network.asked.filter((path) => path.includes('/articles.json'));
    expect(pages).toHaveLength(Math.ceil(count / mostItems));
    expect(await readdir(join(out, 'articles'))).toHaveLength(count);
  });

  it('reads only the locales that are wanted, with a text in the first of them', async () => {
    const articles = { de: [apiArticle(100, { title: 'Artikel' })] };
    const app = publicHelpCenter({ locales: ['en-us', 'de', 'fr'], articles });
    const network = recordedNetwork(app);
    expect(await pull(network, { locales: ['de'] })).toMatchObject({ locales: ['de'] });
    expect((await loadContent(out)).helpCenter.default_locale).toBe('de');
    expect(network.asked.filter((path) => /en-us|\/fr\//.test(path))).toEqual([]);
  });

  it('leaves out drafts, and what is in no section that is shown', async () => {
    const articles = {
      'en-us': [
        apiArticle(1),
        apiArticle(2, { draft: true }),
        apiArticle(3, { section_id: 999 }),
        apiArticle(4, { section_id: null }),
      ],
    };
    await pull(recordedNetwork(publicHelpCenter({ articles })));
    expect((await loadContent(out)).articles.map(({ id }) => id)).toEqual([1]);
  });

  it('shows its progress', async () => {
    const progressed: [string, number][] = [];
    await pull(undefined, {
      onProgress: (...progress: [string, number]) => progressed.push(progress),
    });
    expect(progressed).toContainEqual(['articles in en-us', 1]);
  });
});

describe('attachments', () => {
  const attachments = [
    {
      id: 5,
      file_name: '../../evil.png',
      content_url: `${ORIGIN}/hc/article_attachments/5`,
    },
    { id: 6, file_name: 'away.png', content_url: 'https://elsewhere.example/6' },
    {
      id: 7,
      file_name: 'gone.png',
      content_url: `${ORIGIN}/hc/article_attachments/7`,
    },
  ];
  const body = `<img src="${ORIGIN}/hc/article_attachments/5"><a href="${ORIGIN}/hc/en-us/articles/1">x</a>`;
  const articles = { 'en-us': [apiArticle(1, { body })] };
  const app = () => publicHelpCenter({ attachments, articles, files: { 5: 'picture' } });

  it('are pulled from the Help Center itself, under names that are not paths', async () => {
    expect(await pull(recordedNetwork(app()), { attachments: true })).toMatchObject({
      attachments: 1,
    });
    const { articles, attachments: files } = await loadContent(out);
    expect(articles[0]?.attachments).toEqual([{ id: 5, name: '5-.-..-evil.png' }]);
    expect([...files.keys()]).toEqual(['5-.-..-evil.png']);
    expect(await bodyOf('articles/1/en-us.html')).toBe(
      '<img src="/hc/article_attachments/5/5-.-..-evil.png" /><a href="/hc/en-us/articles/1">x</a>',
    );
    expect(await readdir(parent)).toEqual(['content']);
  });

  it('of each translation are pulled, each file once', async () => {
    const url = (id: number) => `${ORIGIN}/hc/article_attachments/${id}`;
    const parts = {
      locales: ['en-us', 'de'],
      articles: { 'en-us': [apiArticle(1)], de: [apiArticle(1)] },
      attachments: [
        { id: 1, file_name: 'both.png', content_url: url(1) },
        { id: 2, file_name: 'german.png', content_url: url(2), locale: 'de' },
      ],
      files: { 1: 'one', 2: 'two' },
    };
    const network = recordedNetwork(publicHelpCenter(parts));
    expect(await pull(network, { attachments: true })).toMatchObject({ attachments: 2 });
    const files = network.asked.filter((path) => path.startsWith('/hc/'));
    expect(files).toEqual(['/hc/article_attachments/1', '/hc/article_attachments/2']);
  });

  it('are pulled where the API and the texts name the account’s host', async () => {
    const url = 'https://account.zendesk.com/hc/en-us/article_attachments/5/a.png';
    const parts = {
      attachments: [{ id: 5, file_name: 'a.png', content_url: url }],
      articles: { 'en-us': [apiArticle(1, { body: `<img src="${url}">` })] },
    };
    const network = recordedNetwork(publicHelpCenter(parts), (path) =>
      path === '/hc/en-us/article_attachments/5/a.png' ? new Response('picture') : undefined,
    );
    expect(await pull(network, { attachments: true })).toMatchObject({ attachments: 1 });
    expect(await bodyOf('articles/1/en-us.html')).toBe(
      '<img src="/hc/article_attachments/5/5-a.png" />',
    );
  });

  it.each([
    ['its own', `${ORIGIN}/hc/moved`, 1],
    ['Zendesk’s for files', 'https://p1.zdusercontent.com/moved', 1],
    ['Zendesk’s, without encryption', 'http://p1.zdusercontent.com/moved', 0],
    ['another', 'https://zdusercontent.com.elsewhere.example/moved', 0],
    ['none', 'https://[', 0],
  ])('that redirect to a host are followed or left out: %s', async (_, location, count) => {
    const network = recordedNetwork(app(), (path) => {
      if (path === '/hc/moved' || path === '/moved') return new Response('picture');
      const isFile = path === '/hc/article_attachments/5';
      return isFile ? new Response('', { status: 302, headers: { location } }) : undefined;
    });
    expect(await pull(network, { attachments: true })).toMatchObject({ attachments: count });
    expect(network.asked.some((path) => path.endsWith('/moved'))).toBe(count === 1);
  });

  it('that redirect without end are left out', async () => {
    const network = recordedNetwork(app(), (path) =>
      path === '/hc/article_attachments/5' ? Response.redirect(`${ORIGIN}${path}`, 302) : undefined,
    );
    expect(await pull(network, { attachments: true })).toMatchObject({ attachments: 0 });
  });

  it('that visitors do not see are left out', async () => {
    const network = recordedNetwork(app(), (path) =>
      path.includes('attachments.json') ? new Response('', { status: 403 }) : undefined,
    );
    expect(await pull(network, { attachments: true })).toMatchObject({ articles: 1 });
  });

  it('that were pulled before an interruption are not pulled again', async () => {
    const broken = recordedNetwork(app(), (path) =>
      path.includes('/topics.json') ? new Response('', { status: 500 }) : undefined,
    );
    await expect(pull(broken, { attachments: true })).rejects.toThrow('continues where it stopped');
    const again = recordedNetwork(app());
    expect(await pull(again, { attachments: true })).toMatchObject({ attachments: 1 });
    expect(again.asked).not.toContain('/hc/article_attachments/5');
    expect(await bodyOf('attachments/5-.-..-evil.png')).toBe('picture');
  });

  it('are not asked for unless they are wanted', async () => {
    const network = recordedNetwork(app());
    await pull(network);
    expect(network.asked.join()).not.toContain('attachments');
  });
});

describe('hostile bodies', () => {
  it.each([
    ['a script', '<p>a</p><script>alert(1)</script>', '<p>a</p>'],
    ['a handler', '<img src="/x.png" onerror="alert(1)">', '<img src="/x.png" />'],
    ['a script as an address', '<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
    ['one with a tab', '<a href="java\tscript:alert(1)">a</a>', '<a>a</a>'],
    ['a frame', '<iframe src="https://x.example"></iframe>b', 'b'],
    ['a form', '<form action="/x"><input name="a"></form>c', 'c'],
    ['a style', '<style>*{display:none}</style><b style="position:fixed">d</b>', '<b>d</b>'],
    ['a picture with a script', '<svg><script>1</script></svg>e', 'e'],
    ['a base', '<base href="https://x.example"><meta http-equiv="refresh">f', 'f'],
    ['an unclosed tag', '<p>g<script', '<p>gscript</p>'],
  ])('%s is taken out', async (_, body, expected) => {
    const articles = { 'en-us': [apiArticle(1, { body })] };
    await pull(recordedNetwork(publicHelpCenter({ articles })));
    expect(await bodyOf('articles/1/en-us.html')).toBe(expected);
  });

  it.each([
    ['a locale that is a path', { locales: ['../../x'], default_locale: '../../x' }],
    ['no list of locales', { hello: 'world' }],
  ])('%s is refused', async (_, answer) => {
    const network = recordedNetwork(publicHelpCenter(), (path) =>
      path.includes('locales.json') ? Response.json(answer) : undefined,
    );
    await expect(pull(network)).rejects.toMatchObject({
      kind: 'job',
      message: expect.stringContaining('Is this the address of a Help Center?'),
    });
  });

  it('a list that never ends is given up', async () => {
    const network = recordedNetwork(publicHelpCenter(), (path) =>
      path.includes('/categories.json')
        ? Response.json({ categories: [], meta: { has_more: true, after_cursor: 'same' } })
        : undefined,
    );
    await expect(pull(network)).rejects.toThrow('never ends');
  });
});

describe('a Help Center with faults', () => {
  const once = (number: number, fault: () => Response | Error) =>
    recordedNetwork(publicHelpCenter(), (_, asked) => (asked === number ? fault() : undefined));
  const limited = (headers: HeadersInit) => () => new Response('', { status: 429, headers });

  it.each<[string, () => Response | Error, (wait: number) => boolean]>([
    ['429 with seconds', limited({ 'retry-after': '7' }), (wait) => wait === 7_000],
    [
      '429 with a date',
      limited({ 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() }),
      (wait) => wait === 600_000,
    ],
    ['429 without', limited({}), (wait) => wait === 30_000],
    ['500', () => new Response('', { status: 500 }), (wait) => wait === 1_000],
    [
      '503 with seconds',
      () => new Response('', { status: 503, headers: { 'retry-after': '9' } }),
      (wait) => wait === 9_000,
    ],
    ['a connection that breaks', () => new TypeError('fetch failed'), (wait) => wait === 1_000],
    [
      'a page that is cut off',
      () => new Response('{"categories": [{"id": 1'),
      (wait) => wait === 1_000,
    ],
  ])('%s: waits as it should, and goes on', async (_, fault, expected) => {
    const network = once(3, fault);
    expect(await pull(network)).toMatchObject({ articles: 1 });
    expect(network.waits).toHaveLength(1);
    expect(network.waits.every(expected)).toBe(true);
  });

  it.each([
    ['500 to everything', () => new Response('', { status: 500 }), 'the Help Center answers 500'],
    ['a page that is always cut off', () => new Response('{'), 'not JSON, 4 times'],
    ['no connection', () => new TypeError('fetch failed'), 'fetch failed'],
    ['429 without end', limited({ 'retry-after': '1' }), 'the Help Center answers 429'],
    [
      'another address',
      () => Response.redirect('https://other.example/', 301),
      'redirects to https://other.example/',
    ],
    ['400', () => new Response('', { status: 400 }), 'the Help Center answers 400'],
  ])('%s: is given up, and reports what to do', async (_, fault, message) => {
    const network = recordedNetwork(publicHelpCenter(), (path) =>
      path.includes('/articles.json') ? fault() : undefined,
    );
    await expect(pull(network)).rejects.toMatchObject({
      kind: 'job',
      message: expect.stringContaining(message),
    });
  });

  it('continues where it stopped', async () => {
    const broken = recordedNetwork(publicHelpCenter(), (path) =>
      path.includes('/articles.json') ? new Response('', { status: 500 }) : undefined,
    );
    await expect(pull(broken)).rejects.toThrow('it continues where it stopped');
    const again = recordedNetwork(publicHelpCenter());
    expect(await pull(again)).toMatchObject({ articles: 1 });
    expect(again.asked.filter((path) => !path.includes('community'))).toEqual([
      '/api/v2/help_center/en-us/articles.json?page[size]=100',
    ]);
    expect(await readdir(out)).not.toContain('.pull');
  });

  it('is not a public Help Center where the API answers 404', async () => {
    const network = recordedNetwork(publicHelpCenter(), () => new Response('', { status: 404 }));
    await expect(pull(network)).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('private window'),
    });
  });
});

describe('the folder', () => {
  it('is left alone when it has something else in it', async () => {
    await pull();
    await rm(join(out, 'pull.json'));
    await writeFile(join(out, 'mine.txt'), 'mine');
    await expect(pull()).rejects.toMatchObject({ kind: 'usage' });
    expect(await readFile(join(out, 'mine.txt'), 'utf8')).toBe('mine');
  });

  it('follows the Help Center when pulled again: what is gone there is deleted, nothing else', async () => {
    await pull();
    await writeFile(join(out, 'mine.txt'), 'mine');
    const articles = { 'en-us': [apiArticle(200)] };
    await pull(recordedNetwork(publicHelpCenter({ articles })));
    expect((await loadContent(out)).articles.map(({ id }) => id)).toEqual([200]);
    expect(await readFile(join(out, 'mine.txt'), 'utf8')).toBe('mine');
  });

  it('is of one Help Center', async () => {
    await pull();
    const network = recordedNetwork(publicHelpCenter());
    await expect(pullContent({ url: 'https://other.example', out, network })).rejects.toMatchObject(
      { kind: 'usage', message: expect.stringContaining(ORIGIN) },
    );
  });
});

describe('the call', () => {
  it.each([
    ['no URL', { url: 'help' }, '"help" is not a URL'],
    ['no encryption', { url: 'http://help.example.com' }, 'does not start with https://'],
    ['a password', { url: 'https://a:b@help.example.com' }, 'must not contain a password'],
    ['a locale that it does not have', { locales: ['xx'] }, 'has no xx'],
    ['a file as the folder', { out: 'package.json' }, 'is not a folder'],
  ])('%s is refused', async (_, options, message) => {
    const network = recordedNetwork(publicHelpCenter());
    await expect(pull(network, options)).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining(message),
    });
  });
});

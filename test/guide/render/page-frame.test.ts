import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { AccountPerson } from '../../../src/local-help-center/account/account.js';
import { type GuideApp, guideApp } from '../../local-help-center/help-center/guide-app.js';

const templates = {
  document_head: '<meta name="theme" content="here">',
  header: '<header>head</header>',
  footer: '<footer>foot</footer>',
  home_page: '<h1>{{help_center.name}}</h1>',
};

/** What the page's inline script leaves in `HelpCenter`. */
async function helpCenterOf(
  app: GuideApp,
  person?: AccountPerson,
): Promise<Record<string, unknown>> {
  const html = await app.html('/hc/en-us', person);
  const source = /<script>\n(HelpCenter = \{\};[\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  const window: { HelpCenter?: Record<string, unknown> } = {};
  new Script(source).runInNewContext(window);
  return JSON.parse(JSON.stringify(window.HelpCenter));
}

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

describe('the frame of each page', () => {
  it('puts the theme between what Guide adds', async () => {
    const app = await guideApp(templates);
    const html = await app.html('/hc/en-us');
    const places = [
      '<!DOCTYPE html>\n<html dir="ltr" lang="en-US">',
      '<meta charset="utf-8">',
      '<title>Harbour Bikes</title>',
      '<meta name="csrf-token"',
      '<link rel="canonical" href="http://localhost/hc/en-us">',
      '<link rel="stylesheet" type="text/css" href="/theme/style.css">',
      '<meta name="theme" content="here">\n</head>',
      '<body class="">\n<header>head</header>',
      '<main role="main">\n<h1>Harbour Bikes</h1>\n</main>',
      '<footer>foot</footer>',
      'HelpCenter = {};',
      '<script src="/theme/script.js" defer></script>',
      '<!-- the end of the page -->\n</body>\n</html>',
    ].map((part) => html.indexOf(part));

    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((left, right) => left - right));
  });

  it('answers as Zendesk does when nobody is signed in', async () => {
    const app = await guideApp(templates);
    expect((await helpCenterOf(app)).user).toEqual({
      identifier: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
      email: null,
      name: '',
      role: 'anonymous',
      avatar_url: '/hc/avatars/0.svg',
      is_admin: false,
      organizations: [],
      groups: [],
    });
  });

  it('reports who is signed in', async () => {
    const app = await guideApp(templates);
    const { john } = app.people;
    const helpCenter = await helpCenterOf(app, john);
    expect(helpCenter.account).toEqual({
      subdomain: app.account.subdomain,
      environment: 'production',
      name: app.account.name,
    });
    expect(helpCenter.user).toMatchObject({
      identifier: sha1(john.email),
      email: john.email,
      name: 'John Smith',
      role: 'end_user',
      locale: 'en-us',
      tags: ['vip'],
      organizations: [{ name: 'Smith & Daughters' }],
    });
    expect(helpCenter.user).not.toHaveProperty('id');
  });

  it.each([
    '</script><script>alert(1)</script>',
    '<!--<script>',
    'O\'Neil "the" \\ slash',
    'line\u2028separator',
    '😀',
  ])('keeps a name within the script: %s', async (name) => {
    const app = await guideApp(templates);
    const person = app.account.addPerson({ ...app.people.john, name, email: 'odd@example.com' });
    expect((await helpCenterOf(app, person)).user).toMatchObject({ name });
  });

  it('is written from right to left in Arabic', async () => {
    const app = await guideApp({
      ...templates,
      home_page: '<h1>{{help_center.name}} {{current_locale.direction}}</h1>',
    });
    const html = await app.html('/hc/ar');
    expect(html).toContain('<html dir="rtl" lang="ar">');
    expect(html).toContain('<h1>دراجات الميناء rtl</h1>');
  });

  it('switches the language, and stays on the page', async () => {
    const app = await guideApp({
      footer: '{{#each alternative_locales}}{{url}}|{{name}}|{{direction}}{{/each}}',
    });
    const html = await app.html('/hc/en-us/articles/360000001001');
    expect(html).toContain(
      '/hc/change_language/ar?return_to=%2Fhc%2Far%2Farticles%2F360000001001|العربية|rtl',
    );

    const response = await app.get(
      '/hc/change_language/ar?return_to=%2Fhc%2Far%2Farticles%2F360000001001',
    );
    expect(response.headers.get('location')).toBe('/hc/ar/articles/360000001001');
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    const home = await app.request('/', { headers: { cookie } });
    expect(home.headers.get('location')).toBe('/hc/ar');
  });

  it.each([
    ['/hc/articles/360000001001?a=b', '/hc/ar/articles/360000001001?a=b'],
    ['/hc/requests/new', '/hc/ar/requests/new'],
    ['/hc/search', '/hc/ar/search'],
    ['/hc/articles//evil.example', '/hc/ar/articles//evil.example'],
  ])('sends %s to %s', async (from, to) => {
    const app = await guideApp();
    const response = await app.request(from, { headers: { cookie: 'hc_locale=ar' } });
    expect(response.headers.get('location')).toBe(to);
  });

  it('remembers which articles a browser has opened', async () => {
    const app = await guideApp({ article_page: '{{recent_articles}}' });
    const first = await app.get('/hc/en-us/articles/360000001001');
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    const second = await app.request('/hc/en-us/articles/360000001002', { headers: { cookie } });
    expect(await second.text()).toContain('>Create your account</a>');
  });
});

describe('the head of a page', () => {
  const metadataOf = async (path: string) => {
    const html = await (await guideApp(templates)).html(path);
    const head = html.slice(0, html.indexOf('</head>'));
    return head
      .split('\n')
      .filter((line) => /name="description"|og:|canonical|alternate/.test(line));
  };

  it('describes an article, for search engines and social networks', async () => {
    const url = 'http://localhost/hc/en-us/articles/360000001002-';
    const [description, ...rest] = await metadataOf('/hc/en-us/articles/360000001002');
    const content = /content="(.*)"/.exec(description ?? '')?.[1] ?? '';
    expect(description).toBe(`<meta name="description" content="${content}">`);
    expect(content.length).toBeGreaterThan(40);
    expect(content).not.toContain('&lt;');
    expect(rest).toEqual([
      '<meta property="og:type" content="website">',
      '<meta property="og:site_name" content="Harbour Bikes">',
      expect.stringMatching(/^<meta property="og:title" content="[^"]+">$/),
      `<meta property="og:description" content="${content}">`,
      expect.stringContaining(`<meta property="og:url" content="${url}`),
      expect.stringContaining(`<link rel="canonical" href="${url}`),
      '<link rel="alternate" hreflang="en" href="http://localhost/hc/en-us/articles/360000001002">',
      '<link rel="alternate" hreflang="ar" href="http://localhost/hc/ar/articles/360000001002">',
    ]);
  });

  it.each([
    ['the start page', '/hc/en-us', 3],
    ['a form', '/hc/en-us/requests/new', 3],
    ['a category', '/hc/en-us/categories/360000000101', 9],
    ['a section', '/hc/en-us/sections/360000000202', 9],
    ['a topic', '/hc/en-us/community/topics/360000000902', 9],
    ['a post', '/hc/en-us/community/posts/360000002002', 9],
    ['the search', '/hc/en-us/search?query=bike', 0],
    ['an error', '/hc/en-us/no/such/page', 0],
  ])('of %s describes the page as far as it has a description', async (_page, path, lines) => {
    expect(await metadataOf(path)).toHaveLength(lines);
  });
});

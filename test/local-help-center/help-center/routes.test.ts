import { describe, expect, it } from 'vitest';
import { type Article, loadContent } from '../../../src/guide/content/index.js';
import { guideApp } from './guide-app.js';

const titles = {
  home_page: 'home',
  category_page: '{{category.name}}',
  section_page: '{{section.name}}',
  article_page: '{{article.title}}',
  'article_pages/wide': 'wide {{article.title}}',
  search_results: 'search',
  error_page: 'error {{error}}',
  new_request_page: 'new request',
  request_page: '{{request.subject}}',
  requests_page: 'requests',
  contributions_page: 'contributions',
  subscriptions_page: 'subscriptions',
  user_profile_page: '{{user.name}}',
  community_topic_list_page: 'topics',
  community_topic_page: '{{topic.name}}',
  community_post_list_page: 'posts',
  community_post_page: '{{post.title}}',
  new_community_post_page: 'new post',
  'custom_pages/about': 'about us',
  service_list_page: 'services',
  service_page: 'a service',
};

describe("Zendesk's addresses", () => {
  it.each([
    ['/hc/en-us', 'home'],
    ['/hc/en-us/categories/360000000101-Getting-started', 'Getting started'],
    ['/hc/en-us/categories/360000000101', 'Getting started'],
    ['/hc/en-us/sections/360000000203-Family-and-guests', 'Family and guests'],
    ['/hc/en-us/articles/360000001001-Create-your-account', 'Create your account'],
    ['/hc/en-us/articles/360000001001-any-other-words', 'Create your account'],
    ['/hc/en-us/articles/360000001013', 'wide Ride an electric bike'],
    ['/hc/ar/articles/360000001001', 'أنشئ حسابك'],
    ['/hc/en-us/search?query=bike', 'search'],
    ['/hc/en-us/requests', 'requests'],
    ['/hc/en-us/requests/new', 'new request'],
    ['/hc/en-us/requests/101', 'I was charged twice for one ride'],
    ['/hc/en-us/contributions/posts', 'contributions'],
    ['/hc/en-us/contributions/comments', 'contributions'],
    ['/hc/en-us/subscriptions', 'subscriptions'],
    ['/hc/en-us/profiles/1000000000205', 'Kenji Watanabe'],
    ['/hc/en-us/community/topics', 'topics'],
    ['/hc/en-us/community/topics/360000000902-Ideas', 'Ideas'],
    ['/hc/en-us/community/posts', 'posts'],
    ['/hc/en-us/community/posts/360000002001', 'Welcome to our community'],
    ['/hc/en-us/community/posts/new', 'new post'],
    ['/hc/en-us/p/about', 'about us'],
    ['/hc/en-us/services', 'services'],
    ['/hc/en-us/services/360000000501', 'a service'],
  ])('%s', async (path, expected) => {
    const app = await guideApp(titles);
    const response = await app.get(path, app.people.john);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(`<main role="main">\n${expected}\n</main>`);
  });

  it.each([
    ['/', '/hc/en-us'],
    ['/hc', '/hc/en-us'],
    ['/hc/en-us/community', '/hc/en-us/community/topics'],
    ['/hc/en-us/contributions', '/hc/en-us/contributions/posts'],
  ])('%s leads to %s', async (path, to) => {
    const app = await guideApp(titles);
    const response = await app.get(path);
    expect([response.status, response.headers.get('location')]).toEqual([302, to]);
  });

  it.each([
    '/hc/en-us/requests',
    '/hc/en-us/requests/101',
    '/hc/en-us/contributions/posts',
    '/hc/en-us/subscriptions',
    '/hc/en-us/community/posts/new?community_post[topic_id]=360000000902',
  ])('%s asks visitors to sign in, and to come back', async (path) => {
    const app = await guideApp(titles);
    const response = await app.get(path);
    const { pathname, search } = new URL(path, 'http://localhost');
    expect(response.headers.get('location')).toBe(
      `/hc/en-us/signin?return_to=${encodeURIComponent(pathname + search)}`,
    );
  });

  it.each([
    '/hc/en-us/articles/999',
    '/hc/en-us/articles/not-an-id',
    '/hc/en-us/categories/360000000201',
    '/hc/en-us/community/posts/1',
    '/hc/en-us/profiles/1',
    '/hc/en-us/p/nowhere',
    '/hc/en-us/applications',
    '/hc/en-us/nothing/of/the/kind',
    '/hc/xx',
    '/hc/xx/articles/360000001001',
    '/hc/en-us/contributions/thoughts',
  ])("%s is the theme's error page", async (path) => {
    const app = await guideApp(titles);
    const response = await app.get(path, app.people.john);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('error not_found');
  });

  it("shows somebody else's request to agents only", async () => {
    const app = await guideApp(titles);
    const { amina, grace } = app.people;
    expect((await app.get('/hc/en-us/requests/101', amina)).status).toBe(403);
    expect(await app.html('/hc/en-us/requests/101', amina)).toContain('error forbidden');
    expect((await app.get('/hc/en-us/requests/101', grace)).status).toBe(200);
  });

  it('shows internal articles to agents only', async () => {
    const app = await guideApp(titles);
    const path = '/hc/en-us/articles/360000001016';
    expect((await app.get(path)).status).toBe(401);
    expect((await app.get(path, app.people.john)).status).toBe(403);
    expect((await app.get(path, app.people.grace)).status).toBe(200);
  });

  it('shows a private profile without what was written', async () => {
    const app = await guideApp({ user_profile_page: '{{visible}} {{total_activity}}' });
    const path = '/hc/en-us/profiles/1000000000206';
    expect(await app.html(path)).toContain('false 0');
    expect(await app.html(path, app.people.grace)).toContain('true 3');
  });

  it('serves attachments as downloads, and pictures of people', async () => {
    const app = await guideApp();
    const file = await app.get('/hc/article_attachments/360000000801/first-ride.txt');
    expect(file.headers.get('content-disposition')).toBe('attachment');
    expect(await file.text()).toContain('Your first ride');
    const picture = await app.get('/hc/avatars/1000000000205.svg');
    expect(picture.headers.get('content-type')).toBe('image/svg+xml');
    expect(await picture.text()).toContain('>KW</text>');
  });

  it('serves an attachment under its own id and name only', async () => {
    const app = await guideApp();
    const status = async (path: string) => (await app.get(`/hc/article_attachments${path}`)).status;
    expect(await status('/360000000801')).toBe(200);
    expect(await status('/1/first-ride.txt')).toBe(404);
    expect(await status('/360000000801/stations.csv')).toBe(404);
  });

  const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const SVG = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  );

  it.each([
    ['a PNG, whatever its name', 'first-ride.txt', PNG, 'image/png', 'inline'],
    ['a JPEG', 'first-ride.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg', 'inline'],
    ['a GIF', 'first-ride.gif', Buffer.from('GIF89a'), 'image/gif', 'inline'],
    ['a WebP', 'a.webp', Buffer.from('RIFF\0\0\0\0WEBPVP8 '), 'image/webp', 'inline'],
    ['an AVIF', 'a.avif', Buffer.from('\0\0\0 ftypavif'), 'image/avif', 'inline'],
    ['an SVG', 'first-ride.svg', SVG, 'application/octet-stream', 'attachment'],
    [
      'a page called picture',
      'a.png',
      Buffer.from('<html>'),
      'application/octet-stream',
      'attachment',
    ],
  ])('serves %s as what it is, and runs nothing', async (_kind, name, bytes, type, disposition) => {
    const sample = await loadContent();
    const attach = (article: Article) =>
      article.id === 360000001002 ? { ...article, attachments: [{ id: 7, name }] } : article;
    const content = {
      ...sample,
      articles: sample.articles.map(attach),
      attachments: new Map([...sample.attachments, [name, bytes]]),
    };
    const source = '{{#each attachments}}[{{content_type}} {{url}}]{{/each}}';
    const app = await guideApp({ article_page: source }, { content });
    const url = `/hc/article_attachments/7/${name}`;

    const { headers } = await app.get(url);

    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toBe(disposition);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(await app.html('/hc/en-us/articles/360000001002')).toContain(`[${type} ${url}]`);
  });

  it('serves the attachments of a request to those who may see it', async () => {
    const app = await guideApp({
      request_page: '{{#each attachments}}[{{url}}]{{/each}}',
    });
    const html = await app.html('/hc/en-us/requests/101', app.people.john);
    const url = /\[(.*?)\]/.exec(html)?.[1] ?? '';
    expect((await app.get(url, app.people.john)).status).toBe(200);
    expect((await app.get(url, app.people.grace)).status).toBe(200);
    expect((await app.get(url, app.people.amina)).status).toBe(404);
    expect((await app.get(url)).status).toBe(404);
  });
});

describe('the page of a service', () => {
  it('is named after it, though its template gets no properties of it', async () => {
    const site = await guideApp({ service_page: '{{breadcrumbs}}' });
    const html = await site.html('/hc/en-us/services/360000000501');
    expect(html).toContain('>Bike for a conference</a></li></ol>');
  });
});

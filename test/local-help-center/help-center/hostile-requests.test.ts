import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { webPath, webQuery } from '../../arbitrary-text.js';
import { type GuideApp, guideApp } from './guide-app.js';

let app: GuideApp;

beforeAll(async () => {
  app = await guideApp({
    home_page: '{{search}}{{recent_articles}}',
    search_results: '{{search}}{{query}}{{#each results}}{{text}}{{/each}}{{pagination}}',
    error_page: "{{link 'sign_in'}}",
    requests_page:
      "{{#form 'requests_filter'}}{{input 'query'}}{{/form}}{{#each filters}}{{url}}{{/each}}",
  });
});

const isHandled = (status: number) => status < 500;

// Hundreds of pages: on a busy machine they take longer than a test usually may.
describe('hostile requests', { timeout: 180_000 }, () => {
  it.each([
    '/hc/en-us/%E0%A4%A',
    '/hc/%00',
    '/hc/en-us/articles/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/hc/en-us/p/..%2f..%2fheader',
    '/hc/en-us/p/__proto__',
    '/hc/en-us/articles/99999999999999999999',
    '/hc/en-us/articles/1e3',
    '/hc/article_attachments/360000000801/..%2f..%2fpeople.json',
    '/hc/article_attachments/360000000801/people.json',
    '/hc/avatars/99999999999999999999.svg',
    '/hc/__proto__/articles',
    '/hc/constructor',
    `/hc/en-us/${'a/'.repeat(2000)}`,
  ])('%s is not found', async (path) => {
    const response = await app.get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('maya.okafor@');
  });

  it.each(['//evil.example/', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)'])(
    'the language switch leads to no other site: %s',
    async (to) => {
      const response = await app.get(`/hc/change_language/ar?return_to=${encodeURIComponent(to)}`);
      const target = new URL(response.headers.get('location') ?? '', 'http://localhost');
      expect(target.origin).toBe('http://localhost');
    },
  );

  it('a page of another site can send nothing in the name of a visitor', async () => {
    const cookie = `_zendesk_session=${app.account.signIn(app.people.john)}`;
    const response = await app.request('/hc/en-us/articles/360000001001/vote', {
      method: 'POST',
      body: new URLSearchParams({ value: 'up' }),
      headers: { cookie, origin: 'https://evil.example' },
    });
    expect(response.status).toBe(403);
  });

  it.each([
    ['too large a body', 'a'.repeat(70_000), 'application/x-www-form-urlencoded', 413],
    ['no form', '{"value":"up"}', 'application/json', 400],
    ['half a form', '--x\r\nContent', 'multipart/form-data; boundary=x', 400],
    ['a form without its fields', '', 'application/x-www-form-urlencoded', 400],
  ])('%s is refused', async (_what, body, type, status) => {
    const cookie = `_zendesk_session=${app.account.signIn(app.people.john)}`;
    const response = await app.request('/hc/en-us/articles/360000001001/vote', {
      method: 'POST',
      body,
      headers: { cookie, 'content-type': type },
    });
    expect(response.status).toBe(status);
  });

  it('the page that a form came from is one of this site', async () => {
    const cookie = `_zendesk_session=${app.account.signIn(app.people.john)}`;
    const response = await app.request('/hc/en-us/articles/360000001001/vote', {
      method: 'POST',
      body: new URLSearchParams({ value: 'up' }),
      headers: { cookie, referer: 'https://evil.example/page' },
    });
    expect(response.headers.get('location')).toBe('/hc/en-us');
  });

  it('arbitrary words are searched for, and shown as words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (query) => {
        const html = await app.html(`/hc/en-us/search?query=${encodeURIComponent(query)}<script>`);
        return !html.includes(`${query}<script>`) || query === '';
      }),
      { numRuns: 60 },
    );
  });

  it('arbitrary paths, queries and cookies break nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        webPath,
        webQuery,
        fc.string({ unit: fc.constantFrom(...'abc=;%._-0123456789"') }),
        async (path, query, cookie) => {
          const response = await app.request(`/hc/en-us${path}?${query}`, {
            headers: {
              cookie: `hc_viewed_articles=${cookie}; hc_notice=${cookie}; hc_locale=${cookie}`,
            },
          });
          return isHandled(response.status);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('arbitrary fields break nothing', async () => {
    const paths = fc.constantFrom(
      '/hc/en-us/requests',
      '/hc/en-us/requests/101/comments',
      '/hc/en-us/community/posts',
      '/hc/en-us/articles/360000001001/comments',
      '/hc/en-us/articles/360000001001/vote',
      `/hc/en-us/profiles/${app.people.john.id}`,
    );
    const names = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'request[subject]',
        'request[description]',
        'request[__proto__]',
        'request[custom_fields][__proto__]',
        '__proto__',
        'comment[body]',
        'community_post[title]',
        'community_post[content_tags][]',
        'value',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        paths,
        fc.array(fc.tuple(names, fc.string({ unit: 'grapheme' })), { maxLength: 6 }),
        async (path, fields) => {
          const response = await app.post(path, Object.fromEntries(fields), app.people.john);
          return isHandled(response.status);
        },
      ),
      { numRuns: 100 },
    );
  });
});

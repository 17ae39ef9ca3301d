import { describe, expect, it } from 'vitest';
import { guideApp } from '../../local-help-center/help-center/guide-app.js';

const templates = {
  search_results:
    '{{results_count}}:{{#each results}}[{{type}} {{title}}]{{/each}}' +
    '{{#each type_filters}}({{name}} {{count}}{{#if selected}}*{{/if}}){{/each}}' +
    '{{#each subfilters}}<{{name}} {{count}}>{{/each}}',
};

async function search(parameters: Record<string, string>, locale = 'en-us') {
  const app = await guideApp(templates);
  const html = await app.html(`/hc/${locale}/search?${new URLSearchParams(parameters)}`);
  return /main">\n([\s\S]*?)\n<\/main>/.exec(html)?.[1] ?? html;
}

describe('the search', () => {
  it('finds what contains every word, the best first', async () => {
    const found = await search({ query: 'lock open' });
    expect(found).toMatch(/^\d+:\[article The lock does not open\]/);
    expect(found).not.toContain('Prices');
  });

  it('finds posts and articles, and counts each kind', async () => {
    expect(await search({ query: 'winter' })).toBe(
      '2:[article Ride in winter][community_post Winter tyres already in October?]' +
        '(All 2*)(Articles 1)(Posts 1)',
    );
  });

  it('does not mind case or accents', async () => {
    expect(await search({ query: 'WÍNTER tyres' })).toMatch(/^2:/);
  });

  it('finds nothing for nothing', async () => {
    expect(await search({ query: '' })).toMatch(/^0:\(/);
    expect(await search({ query: 'zeppelin' })).toMatch(/^0:\(/);
  });

  it('narrows by kind, and then by category', async () => {
    const found = await search({
      query: 'bike',
      filter_by: 'knowledge_base',
      category: '360000000103',
    });
    expect(found).not.toContain('community_post');
    expect(found).toContain('(Articles ');
    expect(found).toMatch(/<Account and payment (\d)>/);
    const [, count = ''] = /<Account and payment (\d)>/.exec(found) ?? [];
    expect(found.startsWith(`${count}:`)).toBe(true);
  });

  it('finds by content tag', async () => {
    const found = await search({ content_tags: '01HARB0R0000000000000TAG03' });
    expect(found).toContain('[article Choose a membership]');
    expect(found).toContain('[community_post Cheaper rides for students]');
  });

  it('searches in the language of the page', async () => {
    expect(await search({ query: 'الشتاء' }, 'ar')).toContain('الركوب في الشتاء');
  });

  it('shows internal articles to agents only', async () => {
    const app = await guideApp(templates);
    const path = '/hc/en-us/search?query=handover';
    expect(await app.html(path, app.people.john)).not.toContain('Handover between shifts');
    expect(await app.html(path, app.people.grace)).toContain('Handover between shifts');
  });

  it('shows what was found in its place, without running it', async () => {
    const app = await guideApp({ search_results: '{{#each results}}{{text}}{{/each}}' });
    expect(await app.html('/hc/en-us/search?query=tyres%20brakes')).toMatch(
      /Look at the <em>tyres<\/em> and the <em>brakes<\/em>/,
    );
  });
});

describe('lists longer than a page', () => {
  it('are cut, and led through', async () => {
    const app = await guideApp({ community_post_list_page: '{{posts.length}}{{pagination}}' });
    const first = await app.html('/hc/en-us/community/posts?sort_by=votes');
    expect(first).toContain('\n10<nav class="pagination"');
    expect(first).toContain('href="/hc/en-us/community/posts?sort_by=votes&amp;page=2" rel="next"');
    expect(await app.html('/hc/en-us/community/posts?page=2')).toContain('\n3<nav');
  });

  it.each(['0', '-1', '1.5', 'x', ''])('page=%s is the first page', async (page) => {
    const app = await guideApp({ requests_page: '{{requests.length}}' });
    expect(await app.html(`/hc/en-us/requests?page=${page}`, app.people.john)).toContain('\n10\n');
  });

  it('has no page after the last', async () => {
    const app = await guideApp({ requests_page: '{{requests.length}}' });
    expect(await app.html('/hc/en-us/requests?page=99', app.people.john)).toContain('\n2\n');
  });

  it('can be two on one page', async () => {
    const app = await guideApp({
      section_page: "{{pagination 'section.articles'}}{{pagination 'section.sections'}}!",
    });
    expect(await app.html('/hc/en-us/sections/360000000204')).toContain('\n!\n');
  });
});

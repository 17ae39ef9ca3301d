import { describe, expect, it } from 'vitest';
import { loadContent } from '../../../src/guide/content/index.js';
import { guideApp } from '../../local-help-center/help-center/guide-app.js';

const ARTICLE = 360000001001;

describe('sorting', () => {
  it('of comments by votes counts votes that were cast here', async () => {
    const app = await guideApp({ article_page: '{{#each comments}}{{id}} {{/each}}' });
    const order = async () =>
      /(?:\d+ )+/.exec(await app.html(`/hc/en-us/articles/${ARTICLE}?sort_by=votes`))?.[0];
    const before = (await order())?.trim().split(' ') ?? [];
    const last = before.at(-1);
    expect(before.length).toBeGreaterThan(1);

    for (const person of Object.values(app.people)) {
      const url = `/hc/en-us/articles/${ARTICLE}/comments/${last}/vote`;
      await app.post(url, { value: 'up' }, person);
    }
    for (const id of before.slice(0, -1)) {
      for (const person of Object.values(app.people)) {
        const url = `/hc/en-us/articles/${ARTICLE}/comments/${id}/vote`;
        await app.post(url, { value: 'down' }, person);
      }
    }

    expect((await order())?.trim().split(' ')[0]).toBe(last);
  });

  it('of a profile by votes sorts all contributions before it cuts them into pages', async () => {
    const sample = await loadContent();
    const [first] = sample.posts;
    if (!first) throw new Error('The sample has no posts.');
    const author = sample.people.find(({ id }) => id === 1000000000205);
    const posts = Array.from({ length: 6 }, (_, index) => ({
      ...first,
      id: 360000005000 + index,
      title: `Post ${index}`,
      author: author?.email ?? '',
      created_at: `2026-10-0${index + 1}T10:00:00Z`,
      pending: false,
      upvotes: index,
      downvotes: 0,
    }));
    // The post with the fewest votes is the newest.
    posts[0] = { ...posts[0], created_at: '2026-11-01T10:00:00Z' } as (typeof posts)[number];
    const helpCenter = { ...sample.helpCenter, per_page: 2 };
    const app = await guideApp(
      { user_profile_page: '[{{#each contributions}}{{title}},{{/each}}]' },
      { content: { ...sample, helpCenter, posts } },
    );
    const page = (number: number) =>
      app.html(`/hc/en-us/profiles/${author?.id}?filter_by=posts&sort_by=votes&page=${number}`);

    expect(await page(1)).toContain('[Post 5,Post 4,]');
    expect(await page(3)).toContain('[Post 1,Post 0,]');
  });

  it('of requests is offered to templates, the newest activity first', async () => {
    const app = await guideApp({
      requests_page: '{{#each sorters}}{{identifier}} {{/each}}[{{current_sorter.identifier}}]',
    });
    const { john } = app.people;

    expect(await app.html('/hc/en-us/requests', john)).toContain(
      'updated_at created_at [updated_at]',
    );
    expect(await app.html('/hc/en-us/requests?sort_by=created_at', john)).toContain('[created_at]');
  });

  it('shows no contributions among the badges of a profile', async () => {
    const app = await guideApp({
      user_profile_page: '[{{#each contributions}}{{title}}{{/each}}{{user.badges.length}}]',
    });

    const html = await app.html('/hc/en-us/profiles/1000000000205?filter_by=badges');

    expect(html).toMatch(/\[[1-9]\]/);
  });
});

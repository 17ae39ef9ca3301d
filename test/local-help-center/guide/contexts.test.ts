import { describe, expect, it } from 'vitest';
import { objectProperties, pageProperties } from '../../../src/guide-theme/templating-api.js';
import { guideApp } from './guide-app.js';

/** Addresses whose pages are full: lists hold something, objects are there. */
const fullPages: readonly (readonly [template: string, path: string])[] = [
  ['home_page', '/hc/en-us'],
  ['category_page', '/hc/en-us/categories/360000000101'],
  ['section_page', '/hc/en-us/sections/360000000202'],
  ['article_page', '/hc/en-us/articles/360000001008'],
  [
    'search_results',
    '/hc/en-us/search?query=bike&filter_by=knowledge_base&content_tags=01HARB0R0000000000000TAG02',
  ],
  ['error_page', '/hc/en-us/nothing/here'],
  ['new_request_page', '/hc/en-us/requests/new?parent_id=104'],
  ['requests_page', '/hc/en-us/requests'],
  ['request_page', '/hc/en-us/requests/103'],
  ['contributions_page', '/hc/en-us/contributions/posts'],
  ['subscriptions_page', '/hc/en-us/subscriptions'],
  ['community_topic_list_page', '/hc/en-us/community/topics'],
  ['community_topic_page', '/hc/en-us/community/topics/360000000902'],
  ['community_post_list_page', '/hc/en-us/community/posts'],
  ['community_post_page', '/hc/en-us/community/posts/360000002002'],
  ['new_community_post_page', '/hc/en-us/community/posts/new'],
  ['user_profile_page', '/hc/en-us/profiles/1000000000205'],
];

/** Objects that lie in one another without end are looked into no deeper than this. */
const DEPTH = 2;

/** A template that asks for every property the reference knows, down to the objects' own. */
function templateThatAsksForAll(properties: ReadonlyMap<string, string>, depth: number): string {
  return [...properties]
    .map(([name, type]) => {
      if (type === 'value' || type === '*' || type === 'settings')
        return `{{#if ${name}}}{{/if}}\n`;
      if (type === 'helper') return `{{${name}}}\n`;
      const inner = objectProperties(type.replace('[]', ''));
      if (inner === undefined || depth === 0) return `{{#if ${name}}}{{/if}}\n`;
      const asked = templateThatAsksForAll(inner, depth - 1);
      return type.endsWith('[]')
        ? `{{#each ${name}}}${asked}{{/each}}\n`
        : `{{#with ${name}}}${asked}{{/with}}\n`;
    })
    .join('');
}

/** What is only in API versions before 4, and what Guide has in one version only. */
const versions = [1, 3] as const;

describe('the context of each template', () => {
  it.each(
    fullPages.flatMap(([template, path]) =>
      versions.map((apiVersion) => ({ template, path, apiVersion })),
    ),
  )(
    '$template has what the reference says (API version $apiVersion)',
    async ({ template, path, apiVersion }) => {
      const source = templateThatAsksForAll(pageProperties(template), DEPTH);
      const app = await guideApp({ [template]: source }, { apiVersion });
      await app.post('/hc/en-us/subscriptions/section/360000000201', {}, app.people.john);

      await app.get(path, app.people.john);

      expect(
        app.failures.flatMap(({ problems }) =>
          problems.map((each) => `${each.description}: ${source.split('\n')[each.line - 1]}`),
        ),
      ).toEqual([]);
    },
  );

  it.each(['document_head', 'header', 'footer'])(
    '%s has what the reference says',
    async (template) => {
      const source = templateThatAsksForAll(pageProperties(template), DEPTH);
      const app = await guideApp({ [template]: source });

      await app.get('/hc/en-us', app.people.john);

      expect(app.failures.flatMap(({ problems }) => problems)).toEqual([]);
    },
  );
});

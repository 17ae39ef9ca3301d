import { describe, expect, it } from 'vitest';
import { words as arabic } from '../../../src/guide/words/ar.js';
import { words as english } from '../../../src/guide/words/en-us.js';
import { translator } from '../../../src/guide/words/index.js';

/** Keys that Zendesk documents or themes use, and that once had no words. */
const DOCUMENTED =
  'add_comment browse ccd_requests comment_edited found_helpful home my_profile my_subscriptions ' +
  'new_post no_articles no_comments no_featured_posts no_posts no_subscriptions ' +
  'organization_requests pagination_first pagination_last pagination_next pagination_previous ' +
  'preview_result_header related_articles see_more_community see_more_knowledge_base votes_count';

describe.each([
  ['en-us', english],
  ['ar', arabic],
] as const)('the words in %s', (locale, words) => {
  const translate = translator(locale);

  it.each(DOCUMENTED.split(' '))('have %s', (key) => {
    expect(Object.hasOwn(words, key)).toBe(true);
  });

  // A post without a status has no word for it.
  const keys = Object.keys(words).filter((key) => key !== 'post_status.none');
  it.each(keys)('print no placeholder where %s gets no argument', (key) => {
    const text = translate(key);
    expect(text).not.toMatch(/%\{|""| {2}/);
    expect(text).not.toBe('');
  });

  it('have a text of its own for a search without its query', () => {
    expect(translate('no_results_unified')).not.toBe(
      translate('no_results_unified', { query: '' }),
    );
    expect(translate('no_results_unified', { query: 'bike' })).toContain('"bike"');
  });
});

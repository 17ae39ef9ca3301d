import type { Page } from '../render/page.js';

/** The content tags of an article or post, by their ids. */
export function contentTagObjects(page: Page, ids: readonly string[]) {
  const { content } = page.store;
  return content.helpCenter.content_tags
    .filter((tag) => ids.includes(tag.id))
    .map((tag) => ({ id: tag.id, name: page.store.localized(tag.name, page.locale.locale) }));
}

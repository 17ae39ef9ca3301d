import type { Reader } from '../view/index.js';

/** The content tags of an article or post, by their ids. */
export function contentTagObjects(reader: Reader, ids: readonly string[]) {
  const { content } = reader.store;
  return content.helpCenter.content_tags
    .filter((tag) => ids.includes(tag.id))
    .map((tag) => ({ id: tag.id, name: reader.store.localized(tag.name, reader.locale.locale) }));
}

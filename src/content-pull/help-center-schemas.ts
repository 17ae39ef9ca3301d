import * as v from 'valibot';

/*
 * What Zendesk's public API answers, as far as a pull reads it (developer.zendesk.com, Help Center
 * API: Locales, Categories, Sections, Articles, Article Attachments, Topics, Posts). Everything else
 * is ignored; texts can be null.
 */

const id = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER));
const text = v.nullish(v.string(), '');
const time = v.pipe(v.string(), v.isoTimestamp());
const count = v.nullish(v.pipe(v.number(), v.integer()), 0);
const flag = v.nullish(v.boolean(), false);

/** As the content folder names locales; other names would become paths. */
const localeCode = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/));

export const localesAnswer = v.object({
  locales: v.array(localeCode),
  default_locale: localeCode,
});

export const apiCategory = v.object({ id, name: text, description: text, position: count });

export const apiSection = v.object({
  id,
  name: text,
  description: text,
  position: count,
  category_id: id,
  parent_section_id: v.nullish(id),
});

export const apiArticle = v.object({
  id,
  section_id: v.nullish(id),
  author_id: v.nullish(v.number()),
  title: text,
  body: text,
  draft: flag,
  promoted: flag,
  comments_disabled: flag,
  position: count,
  created_at: time,
  edited_at: v.nullish(time),
  vote_sum: count,
  vote_count: count,
  label_names: v.nullish(v.array(v.string()), []),
});

export const apiAttachment = v.object({
  id,
  file_name: v.string(),
  content_url: v.string(),
});

export const apiTopic = v.object({ id, name: text, description: text });

export const apiPost = v.object({
  id,
  topic_id: id,
  author_id: v.nullish(v.number()),
  title: text,
  details: text,
  pinned: flag,
  featured: flag,
  status: v.nullish(v.string(), 'none'),
  created_at: time,
  vote_sum: count,
  vote_count: count,
});

export type ApiCategory = v.InferOutput<typeof apiCategory>;
export type ApiSection = v.InferOutput<typeof apiSection>;
export type ApiArticle = v.InferOutput<typeof apiArticle>;
export type ApiTopic = v.InferOutput<typeof apiTopic>;
export type ApiPost = v.InferOutput<typeof apiPost>;

import type { Content } from './content-schema.js';

/**
 * What in a content folder contradicts itself, which no schema of one file can see: ids that occur
 * twice, sections, topics, people and files that are named but not there.
 *
 * @returns one line for each problem, its file first.
 */
export function contentProblems(content: Content): string[] {
  return [
    ...languageProblems(content),
    ...repeatedIds(content),
    ...articleProblems(content),
    ...communityProblems(content),
    ...attachmentProblems(content),
  ];
}

function languageProblems({ helpCenter }: Content): string[] {
  if (helpCenter.locales.some(({ locale }) => locale === helpCenter.default_locale)) return [];
  return [
    `help-center.json: default_locale: "${helpCenter.default_locale}" is not one of its locales.`,
  ];
}

function repeatedIds(content: Content): string[] {
  const groups: [string, readonly { id: number }[]][] = [
    ['people.json', content.people],
    ['categories.json', content.categories],
    ['categories.json', content.sections],
    ['articles', content.articles],
    ['community.json', content.topics],
    ['community.json', content.posts],
    ['requests.json', content.requests],
  ];
  return groups.flatMap(([file, records]) => {
    const ids = records.map(({ id }) => id);
    return ids
      .filter((id, index) => ids.indexOf(id) < index)
      .map((id) => `${file}: the id ${id} occurs twice.`);
  });
}

function articleProblems(content: Content): string[] {
  const sections = new Set(content.sections.map(({ id }) => id));
  const locale = content.helpCenter.default_locale;
  const problems: string[] = [];
  for (const section of content.sections) {
    if (section.parent !== undefined && !sections.has(section.parent)) {
      problems.push(`categories.json: section ${section.id}: no section ${section.parent}.`);
    }
  }
  for (const article of content.articles) {
    const where = `articles: article ${article.id}`;
    if (!sections.has(article.section)) problems.push(`${where}: no section ${article.section}.`);
    if (article.title[locale] === undefined) problems.push(`${where}: no title in ${locale}.`);
    if (article.body[locale] === undefined) problems.push(`${where}: no body ${locale}.html.`);
  }
  return problems;
}

function communityProblems({ topics, posts }: Content): string[] {
  const ids = new Set(topics.map(({ id }) => id));
  return posts
    .filter((post) => !ids.has(post.topic))
    .map((post) => `community.json: post ${post.id}: no topic ${post.topic}.`);
}

function attachmentProblems({ articles, requests, attachments }: Content): string[] {
  const named = [
    ...articles.flatMap((article) => article.attachments),
    ...requests.flatMap((request) => request.comments.flatMap((comment) => comment.attachments)),
  ];
  return named
    .filter(({ name }) => !attachments.has(name))
    .map(({ name }) => `attachments/${name}: is named but is not there.`);
}

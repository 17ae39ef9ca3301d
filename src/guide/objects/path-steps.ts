import type { Article, Post, Section } from '../content/content-schema.js';
import type { Crumb, Page } from '../render/page.js';

export interface PathStep extends Crumb {
  readonly target: string | null;
}

const step = (crumb: Crumb): PathStep => ({ ...crumb, target: null });

/** From the Help Center's start page to the category, for breadcrumbs and search results. */
export function categoryCrumbs(page: Page, categoryId: number): Crumb[] {
  const { store, urls, locale } = page;
  const home = {
    name: store.localized(store.content.helpCenter.name, locale.locale),
    url: urls.home,
  };
  const category = store.content.categories.find(({ id }) => id === categoryId);
  if (!category) return [home];
  const name = store.localized(category.name, locale.locale);
  return [home, { name, url: urls.category(category.id, name) }];
}

/** From the start page to the section, through the sections it lies in. */
export function sectionCrumbs(page: Page, section: Section): Crumb[] {
  const { store, urls, locale } = page;
  const chain: Section[] = [];
  let current: Section | undefined = section;
  while (current && !chain.includes(current)) {
    chain.unshift(current);
    const parent: number | undefined = current.parent;
    current = store.content.sections.find(({ id }) => id === parent);
  }
  return [
    ...categoryCrumbs(page, section.category),
    ...chain.map((part) => {
      const name = store.localized(part.name, locale.locale);
      return { name, url: urls.section(part.id, name) };
    }),
  ];
}

export function articlePathSteps(page: Page, article: Article): PathStep[] {
  const section = page.store.content.sections.find(({ id }) => id === article.section);
  return section ? sectionCrumbs(page, section).map(step) : [];
}

/** From the start page through the community to the topic. */
export function topicCrumbs(page: Page, topicId?: number): Crumb[] {
  const { store, urls, locale } = page;
  const crumbs: Crumb[] = [
    { name: store.localized(store.content.helpCenter.name, locale.locale), url: urls.home },
    { name: page.translate('helper.community'), url: urls.community },
  ];
  const topic = store.content.topics.find(({ id }) => id === topicId);
  if (topic) {
    const name = store.localized(topic.name, locale.locale);
    crumbs.push({ name, url: urls.topic(topic.id, name) });
  }
  return crumbs;
}

export function postPathSteps(page: Page, post: Post): PathStep[] {
  return topicCrumbs(page, post.topic).map(step);
}

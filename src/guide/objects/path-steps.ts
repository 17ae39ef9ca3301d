import type { Article, Post, Section } from '../content/index.js';
import type { Crumb } from '../helpers/index.js';
import type { Reader } from '../view/index.js';

export interface PathStep extends Crumb {
  readonly target: string | null;
}

const step = (crumb: Crumb): PathStep => ({ ...crumb, target: null });

/** The first of all breadcrumbs: the start page. */
export function homeCrumb({ store, urls, locale }: Reader): Crumb {
  return { name: store.localized(store.content.helpCenter.name, locale.locale), url: urls.home };
}

/** From the Help Center's start page to the category, for breadcrumbs and search results. */
export function categoryCrumbs(reader: Reader, categoryId: number): Crumb[] {
  const { store, urls, locale } = reader;
  const home = homeCrumb(reader);
  const category = store.content.categories.find(({ id }) => id === categoryId);
  if (!category) return [home];
  const name = store.localized(category.name, locale.locale);
  return [home, { name, url: urls.category(category.id, name) }];
}

/** From the start page to the section, through the sections it lies in. */
export function sectionCrumbs(reader: Reader, section: Section): Crumb[] {
  const { store, urls, locale } = reader;
  const chain: Section[] = [];
  let current: Section | undefined = section;
  while (current && !chain.includes(current)) {
    chain.unshift(current);
    const parent: number | undefined = current.parent;
    current = store.content.sections.find(({ id }) => id === parent);
  }
  return [
    ...categoryCrumbs(reader, section.category),
    ...chain.map((part) => {
      const name = store.localized(part.name, locale.locale);
      return { name, url: urls.section(part.id, name) };
    }),
  ];
}

export function articlePathSteps(reader: Reader, article: Article): PathStep[] {
  const section = reader.store.content.sections.find(({ id }) => id === article.section);
  return section ? sectionCrumbs(reader, section).map(step) : [];
}

/** From the start page through the community to the topic. */
export function topicCrumbs(reader: Reader, topicId?: number): Crumb[] {
  const { store, urls, locale } = reader;
  const crumbs: Crumb[] = [
    homeCrumb(reader),
    { name: reader.translate('helper.community'), url: urls.community },
  ];
  const topic = store.content.topics.find(({ id }) => id === topicId);
  if (topic) {
    const name = store.localized(topic.name, locale.locale);
    crumbs.push({ name, url: urls.topic(topic.id, name) });
  }
  return crumbs;
}

export function postPathSteps(reader: Reader, post: Post): PathStep[] {
  return topicCrumbs(reader, post.topic).map(step);
}

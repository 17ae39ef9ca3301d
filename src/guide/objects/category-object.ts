import type { Category } from '../content/content-schema.js';
import { visibleSections } from '../content/visible-articles.js';
import { lazily } from './lazily.js';
import type { Page } from '../render/page.js';
import { type SectionObject, sectionObject } from './section-object.js';

export interface CategoryObject {
  readonly id: number;
  readonly url: string;
  readonly name: string;
  readonly description: string;
  readonly sections: readonly SectionObject[];
  readonly section_count: number;
  readonly more_sections: boolean;
}

/** Zendesk's `category object`. */
export function categoryObject(page: Page, category: Category): CategoryObject {
  const { store, urls, locale } = page;
  const name = store.localized(category.name, locale.locale);
  const sections = () =>
    visibleSections(page).filter(
      (section) => section.category === category.id && section.parent === undefined,
    );
  return lazily<CategoryObject>({
    id: () => category.id,
    url: () => urls.category(category.id, name),
    name: () => name,
    description: () => store.localized(category.description, locale.locale),
    sections: () => sections().map((section) => sectionObject(page, section)),
    section_count: () => sections().length,
    more_sections: () => false,
  });
}

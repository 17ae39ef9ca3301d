import type { View } from '../view/index.js';
import type { PageDefinition } from './page-definition.js';

const FOLDER = 'custom_pages/';

/** A page that the theme itself adds: `/hc/LOCALE/p/NAME` is `custom_pages/NAME.hbs`. */
export const customPage: PageDefinition = {
  template: 'custom_page',
  path: '/p/:name',
  links: {
    custom_page: {
      text: (_view, { name, id }) => String(name ?? id ?? ''),
      part: ({ name, id }) => name ?? id,
    },
  },
  parts: (view) => customTemplates(view).map((template) => template.slice(FOLDER.length)),
  show: (view, name) => {
    const template = `${FOLDER}${name}`;
    if (!view.theme.templates.has(template)) return 'not_found';
    return {
      preferredTemplate: template,
      title: name.replaceAll(/[_-]+/g, ' '),
      canonical: view.urls.customPage(name),
      context: {},
    };
  },
};

function customTemplates({ theme }: View): string[] {
  return [...theme.templates.keys()].filter((template) => template.startsWith(FOLDER));
}

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RenderInput } from '../../../src/guide/curlybars/render-template.js';
import {
  FORM_HELPERS,
  GLOBAL_HELPERS,
  OPTIONAL_TEMPLATES,
  objectProperties,
  REQUIRED_TEMPLATES,
  templateProperties,
} from '../../../src/guide/theme/index.js';
import { addressesOfTemplates } from '../../local-help-center/help-center/addresses-of-templates.js';
import { guideApp } from '../../local-help-center/help-center/guide-app.js';

const rendered = vi.hoisted(() => [] as { template: string; input: RenderInput }[]);

vi.mock('../../../src/guide/curlybars/index.js', async (original) => ({
  ...(await original<object>()),
  // Each template of these tests contains only its own name.
  renderTemplate({ source }: { source: string }, input: RenderInput) {
    rendered.push({ template: source, input });
    return '';
  },
}));

const templates = [...REQUIRED_TEMPLATES, ...OPTIONAL_TEMPLATES];

/** By template: what only the checker knows, and what only pages have. */
const onlyChecked = new Map<string, Set<string>>();
const onlyRendered = new Map<string, Set<string>>();

beforeAll(async () => {
  // Version 4 has no `request_form` any more; the checker knows all versions' properties.
  const app = await guideApp(Object.fromEntries(templates.map((name) => [name, name])), {
    apiVersion: 3,
  });
  const theme = { templates: new Map(templates.map((name) => [name, name])) };
  for (const { path } of addressesOfTemplates(theme)) {
    for (const person of [app.people.john, app.people.grace]) await app.get(path, person);
  }
  for (const { template, input } of rendered) comparePage(template, input);
});
afterAll(() => vi.restoreAllMocks());

describe('the checker of templates and the pages agree', () => {
  it.each(templates)('on what %s has', (template) => {
    expect(rendered.map((each) => each.template)).toContain(template);
    expect([...(onlyChecked.get(template) ?? [])], 'known to the checker only').toEqual([]);
    expect([...(onlyRendered.get(template) ?? [])], 'on the page only').toEqual([]);
  });
});

function comparePage(template: string, { context, helpers }: RenderInput): void {
  const properties = templateProperties(template);
  for (const name of GLOBAL_HELPERS.keys()) {
    if (!(name in helpers)) note(onlyChecked, template, name);
  }
  compare(template, [], properties, context, new Set(Object.keys(helpers)));
}

function compare(
  template: string,
  types: readonly string[],
  properties: ReadonlyMap<string, string>,
  object: object,
  helpers: ReadonlySet<string>,
): void {
  // Under the type's name: the same finding is reported once, however one gets there.
  const path = types.length === 0 ? '' : `${types.at(-1)}.`;
  for (const name of Object.keys(object)) {
    if (
      !properties.has(name) &&
      !(path === '' && (GLOBAL_HELPERS.has(name) || FORM_HELPERS.has(name)))
    ) {
      note(onlyRendered, template, path + name);
    }
  }
  for (const [name, type] of properties) {
    if (!(name in object)) {
      if (!helpers.has(name)) note(onlyChecked, template, path + name);
      continue;
    }
    const nestedType = type.replace('[]', '');
    const nested = objectProperties(nestedType);
    // An article has a section, and that has articles: no type within itself.
    if (!nested || types.includes(nestedType)) continue;
    const value = (object as Record<string, unknown>)[name];
    for (const each of (Array.isArray(value) ? value : [value]).filter(isObject)) {
      compare(template, [...types, nestedType], nested, each, new Set());
    }
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function note(notes: Map<string, Set<string>>, template: string, name: string): void {
  notes.set(template, (notes.get(template) ?? new Set()).add(name));
}

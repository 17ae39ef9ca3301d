import * as v from 'valibot';

/** What a manifest's fields may contain. Fields that Guide does not read are left alone. */
const settingValue = v.union(
  [v.string(), v.number(), v.boolean()],
  'Expected a text, a number or true/false',
);

/** Zendesk's types of variables (support.zendesk.com, "Customizing the Settings panel"). */
const SETTING_TYPES = ['text', 'checkbox', 'color', 'file', 'list', 'range'] as const;

const variable = v.object({
  identifier: v.pipe(
    v.string('Expected a text'),
    // With any other character neither `{{settings.NAME}}` nor `$NAME` could name it.
    v.regex(/^[A-Za-z0-9_-]+$/, 'Expected letters, digits and underscores'),
  ),
  type: v.picklist(SETTING_TYPES, `Expected one of ${SETTING_TYPES.join(', ')}`),
  label: v.optional(v.string('Expected a text')),
  description: v.nullish(v.string('Expected a text')),
  value: v.nullish(settingValue),
  options: v.optional(
    v.array(
      v.object({ label: v.string('Expected a text'), value: settingValue }),
      'Expected a list of {label, value}',
    ),
  ),
  min: v.optional(v.number('Expected a number')),
  max: v.optional(v.number('Expected a number')),
});

const group = v.object({
  label: v.optional(v.string('Expected a text'), ''),
  variables: v.optional(v.array(variable, 'Expected a list of variables'), []),
});

const fields = v.object(
  {
    name: v.optional(v.string('Expected a text'), 'Unnamed theme'),
    author: v.optional(v.string('Expected a text'), ''),
    version: v.optional(
      v.pipe(v.union([v.string(), v.number()], 'Expected a text'), v.transform(String)),
      '',
    ),
    api_version: v.optional(
      v.pipe(
        v.union([v.string(), v.number()], 'Expected 1, 2, 3 or 4'),
        v.transform(Number),
        v.picklist([1, 2, 3, 4], 'Expected 1, 2, 3 or 4'),
      ),
      1,
    ),
    default_locale: v.optional(v.string('Expected a text'), 'en-us'),
    settings: v.optional(v.array(group, 'Expected a list of groups'), []),
  },
  'Expected an object',
);

/**
 * `manifest.json`, leniently: what a page can be rendered without may be missing. What Guide insists
 * on is the checker's matter.
 */
export const manifestSchema = v.pipe(
  v.unknown(),
  // To valibot a list is an object without these fields.
  v.check((value) => !Array.isArray(value), 'Expected an object'),
  fields,
);

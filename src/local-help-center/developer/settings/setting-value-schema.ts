import * as v from 'valibot';
import type { SettingValue, SettingVariable } from '../../../guide/theme/index.js';

const MAX_TEXT_LENGTH = 10_000;

/** What a setting may be changed to, by its type in the manifest. Files go another way. */
export function settingValueSchema(
  variable: SettingVariable,
): v.GenericSchema<unknown, SettingValue> | null {
  switch (variable.type) {
    case 'text':
      return v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH));
    case 'checkbox':
      return v.boolean();
    case 'color':
      // What a stylesheet can use as a colour, and cannot end the declaration around it.
      return v.pipe(
        v.string(),
        v.regex(/^(#[0-9a-f]{3,8}|[a-z]+|(rgb|hsl)a?\([\d\s.,%/-]+\))$/i, 'a colour, like #17494d'),
      );
    case 'list':
      // A form knows texts only; the manifest's values may be numbers.
      return v.pipe(
        v.unknown(),
        v.transform((given) =>
          variable.options
            ?.map(({ value }) => value)
            .find((value) => String(value) === String(given)),
        ),
        v.union([v.string(), v.number(), v.boolean()], 'one of the options of the list'),
      );
    case 'range':
      return v.pipe(
        v.number(),
        v.minValue(variable.min ?? 0),
        v.maxValue(variable.max ?? Number.MAX_SAFE_INTEGER),
      );
    case 'file':
      return null;
  }
}

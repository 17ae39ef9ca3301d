import type { Option } from '../option.js';
import { configOptions } from './options.js';

/**
 * The config file's JSON Schema, by which editors know its keys. `npm run docs` writes it to
 * `config.schema.json`, which is part of the package.
 *
 * @returns JSON, indented, with a final newline
 */
export function configJsonSchema(): string {
  const properties = Object.fromEntries(
    Object.entries<Option>(configOptions).map(([name, { summary, values, json }]) => {
      const meanings = (values ?? []).map(({ value, meaning }) => `${value}: ${meaning}`);
      const description = [summary, ...meanings].join('. ');
      return [name, { description, ...json }];
    }),
  );
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'guide-messaging-auth.config.json',
    description: 'Options of guide-messaging-auth. Flags on the command line win over them.',
    type: 'object',
    additionalProperties: false,
    properties: { $schema: { type: 'string' }, ...properties },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

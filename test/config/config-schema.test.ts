import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDefault, safeParse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { configJsonSchema, configOptions, type OptionName } from '../../src/config/index.js';
import { packageRoot } from '../../src/package-root.js';

const written = readFileSync(join(packageRoot, 'src/config/config.schema.json'), 'utf8');
const { $schema: _, ...properties } = JSON.parse(written).properties as Record<
  string,
  { pattern?: string; default?: unknown; enum?: string[] }
>;

describe('the JSON Schema of the config file', () => {
  it('is what the options say (npm run docs updates it)', () => {
    expect(written).toBe(configJsonSchema());
  });

  it.each([
    'https://jwt.example.com/messaging',
    'https://jwt.example.com',
    'http://localhost:8787/messaging',
    'https://jwt.example.com/@support/messaging',
    'https://jwt.example.com?for=a@b',
    'https://john:secret@jwt.example.com/messaging',
    'ftp://jwt.example.com/messaging',
    'jwt.example.com/messaging',
  ])('accepts the same addresses as the reader: %s', (address) => {
    expect(new RegExp(properties.endpoint?.pattern ?? '').test(address)).toBe(
      safeParse(configOptions.endpoint.schema, address).success,
    );
  });

  it.each(
    Object.entries(properties).flatMap(([name, property]) =>
      'default' in property ? [[name, property.default] as const] : [],
    ),
  )('has the same default for %s', (name, value) => {
    const { schema } = configOptions[name as OptionName];
    expect('default' in schema ? getDefault(schema) : undefined).toBe(value);
  });

  it.each(
    Object.entries(properties).flatMap(([name, property]) =>
      (property.enum ?? []).map((word) => [name, word] as const),
    ),
  )('offers for %s only what the reader accepts: %s', (name, word) => {
    expect(safeParse(configOptions[name as OptionName].schema, word).success).toBe(true);
  });
});

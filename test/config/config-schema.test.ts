import { getDefault, safeParse } from 'valibot';
import { describe, expect, it } from 'vitest';
import schema from '../../src/config/config.schema.json' with { type: 'json' };
import { type OptionName, optionSchemas } from '../../src/config/index.js';
import { PROOFS, WIDGETS } from '../../src/vocabulary.js';

const { $schema: _, ...properties } = schema.properties;

describe('the JSON Schema of the config file', () => {
  it('knows the same options as the config file’s reader', () => {
    expect(Object.keys(properties).sort()).toEqual(Object.keys(optionSchemas).sort());
  });

  it.each([
    ['proof', PROOFS],
    ['widget', WIDGETS],
  ] as const)('offers the same words for %s', (name, words) => {
    expect(properties[name].enum).toEqual([...words]);
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
  ])('takes the same addresses: %s', (address) => {
    expect(new RegExp(properties.endpoint.pattern).test(address)).toBe(
      safeParse(optionSchemas.endpoint, address).success,
    );
  });

  it.each(
    Object.entries(properties).flatMap(([name, property]) =>
      'default' in property ? [[name, property.default] as const] : [],
    ),
  )('says the same default for %s', (name, value) => {
    const option = optionSchemas[name as OptionName];
    expect('default' in option ? getDefault(option) : undefined).toBe(value);
  });
});

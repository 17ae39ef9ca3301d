import { parse } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kitTheme } from './kit-theme.js';

const theme = await kitTheme();
const { manifest, translations } = theme;
const groups = manifest.settings;
const variables = groups.flatMap((group) => group.variables);
const keys = [
  ...groups.map((group) => group.label),
  ...variables.flatMap(({ label, description }) => [label, String(description)]),
];

describe('the settings panel', () => {
  it.each(['en-us', 'de', 'fr', 'es', 'ja'])('is complete in %s', (locale) => {
    expect(Object.keys(translations.get(locale) ?? {}).sort()).toEqual([...keys].sort());
  });

  it.each(['en-us', 'de', 'fr', 'es', 'ja'])(
    'explains each setting in a sentence in %s',
    (locale) => {
      const sentences = variables.map(({ description }) =>
        String(translations.get(locale)?.[String(description)]),
      );

      expect(sentences.filter((sentence) => !/[.。]$/u.test(sentence))).toEqual([]);
    },
  );

  it('is written in each language', () => {
    const sentences = [...translations.values()].map((words) => words.messaging_debug_description);

    expect(new Set(sentences).size).toBe(5);
  });

  it('asks for the endpoint, the proof and debug in one group', () => {
    const group = groups.find(({ label }) => label === 'messaging_group_label');

    expect(group?.variables.map(({ identifier, type }) => [identifier, type])).toEqual([
      ['messaging_token_endpoint', 'text'],
      ['messaging_proof', 'list'],
      ['messaging_debug', 'checkbox'],
    ]);
  });

  it('has a file behind each setting that is a file', () => {
    const files = [...theme.settingsFiles.keys()].map((name) => parse(name).name);
    const settings = variables.filter(({ type }) => type === 'file');

    expect(files.sort()).toEqual(settings.map(({ identifier }) => identifier).sort());
  });

  it('has no setting that nothing reads', () => {
    const sources = [...theme.templates.values(), theme.stylesheet].join('\n');
    const unread = variables
      .map(({ identifier }) => identifier)
      // Guide links the favicon by itself; the head block reads what begins with "messaging_".
      .filter((identifier) => identifier !== 'favicon' && !identifier.startsWith('messaging_'))
      .filter((identifier) => !new RegExp(`(settings\\.|\\$)${identifier}\\b`).test(sources));

    expect(unread).toEqual([]);
  });
});

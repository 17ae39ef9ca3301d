import { describe, expect, it } from 'vitest';
import { allAvoided, avoidedIn, avoidedInProgram } from './words.js';

/** How many of the constructions are still in a folder, at most. It only becomes less. */
const STILL_THERE: Readonly<Record<string, number>> = {
  '': 10,
  '.github': 5,
  snippet: 40,
  src: 10,
  'src/commands': 30,
  'src/config': 10,
  'src/doctor': 50,
  'src/guide': 110,
  'src/head-block': 15,
  'src/init': 5,
  'src/local-help-center': 135,
  'src/terminal': 5,
  'src/theme-editing': 45,
  'src/theme-package': 10,
  'src/token-endpoint': 60,
  'test/bench': 10,
  'test/browser': 25,
  'test/command-line': 15,
  'test/config': 10,
  'test/docs': 5,
  'test/doctor': 15,
  'test/end-to-end': 5,
  'test/guide': 25,
  'test/head-block': 5,
  'test/init': 10,
  'test/local-help-center': 95,
  'test/package': 5,
  'test/pictures': 5,
  'test/snippet': 10,
  'test/terminal': 5,
  'test/theme': 10,
  'test/theme-editing': 20,
  'test/theme-package': 10,
  'test/token-endpoint': 40,
  'test/zcli': 20,
  theme: 15,
  'theme/templates': 5,
  'theme/translations': 10,
};

describe('what people read', () => {
  it('is in plain English', () => {
    const byFolder = new Map<string, string[]>();
    for (const { file, line, found, instead } of allAvoided()) {
      const folder = file.split('/').slice(0, -1).slice(0, 2).join('/');
      const hits = byFolder.get(folder) ?? [];
      byFolder.set(folder, [...hits, `${file}:${line}: "${found}": ${instead}`]);
    }
    const wrong = [...byFolder].filter(
      ([folder, hits]) => hits.length > (STILL_THERE[folder] ?? 0),
    );
    expect(wrong.flatMap(([, hits]) => hits)).toEqual([]);
  });

  it.each([
    ['"x" is no URL', 'is not a …'],
    ['A folder that is none', 'is not …, is not one of …'],
    ['Mend the file', 'fix'],
    ['a script, that signs in', 'no comma before a defining clause'],
    ['Tells strangers nothing', 'reports, shows, distinguishes; anyone, an unknown client'],
  ])('would be found otherwise: %s', (text, instead) => {
    expect(
      avoidedIn('x.md', text)
        .map((hit) => hit.instead)
        .join('; '),
    ).toBe(instead);
  });

  it.each([
    'There is no file. There is none. It is no longer there.',
    'A stand-in stands out and stands for something, that is, for Zendesk.',
    'It takes 5 s.',
  ])('is left alone where it is plain: %s', (text) => {
    expect(avoidedIn('x.md', text)).toEqual([]);
  });

  it('is in comments and in strings of several words, not in code', () => {
    const program = [
      "import x from './stand.js';",
      'const holds = say(mend`x`);',
      "throw new Error('It is no URL');",
      '/**',
      ' * Says it anew.',
      ' */',
      `const y = \`\${held()} of it\`;`,
    ].join('\n');
    expect(avoidedInProgram('x.ts', program).map(({ line, found }) => [line, found])).toEqual([
      [3, expect.stringContaining('is no URL')],
      [5, expect.stringContaining('anew')],
      [5, expect.stringContaining('Says')],
    ]);
  });
});

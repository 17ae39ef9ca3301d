import { describe, expect, it } from 'vitest';
import { allAvoided, avoidedIn, avoidedInProgram } from './words.js';

describe('what people read', () => {
  it('is in plain English', () => {
    const hits = allAvoided().map(
      ({ file, line, found, instead }) => `${file}:${line}: "${found}": ${instead}`,
    );
    expect(hits).toEqual([]);
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

import { describe, expect, it } from 'vitest';
import { allImports, contains, type Import, importsOf, missesTheDoor } from './imports.js';

// Biome's noImportCycles (biome.json) sees to it that no import leads back to its own file.

/** What a folder must not import, but for exceptions with a reason. */
interface Boundary {
  readonly folder: string;
  readonly mayNot: (to: string) => boolean;
  readonly unless?: readonly string[];
  readonly reason: string;
}

const BOUNDARIES: readonly Boundary[] = [
  {
    folder: 'snippet',
    mayNot: (to) => !contains('snippet', to),
    reason: 'It runs in the browser: every byte counts and nothing of Node exists.',
  },
  {
    folder: 'src/token-endpoint',
    mayNot: (to) => !contains('src/token-endpoint', to),
    reason: 'It is bundled for any platform and stays small.',
  },
  {
    folder: 'src/guide',
    mayNot: (to) => contains('src/local-help-center', to),
    reason: 'It is what Guide does with a theme, without a server.',
  },
  {
    folder: 'src',
    mayNot: (to) => contains('snippet', to),
    unless: ['snippet/token-in-answer.ts'],
    reason: 'The snippet is compiled by itself. Where a token is in an answer is defined once.',
  },
  {
    folder: 'src',
    mayNot: (to) => contains('test', to),
    reason: 'Tests are not part of the package.',
  },
];

/** Files that other folders may import although they are not the `index.ts` of their folder. */
const SECOND_DOORS: readonly string[] = [
  // Where a token is in an answer: the one thing of the snippet that tools share.
  'snippet/token-in-answer.ts',
  // Words and a rule, without an import: index.ts of the endpoint loads Hono and jose.
  'src/token-endpoint/loopback.ts',
  'src/token-endpoint/proofs-and-roles.ts',
  // An entry point of the package: what does not run everywhere is not in index.ts.
  'src/token-endpoint/node.ts',
];

const imports = allImports();
const printed = ({ from, to }: Import) => `${from} imports ${to}`;

describe('the layout of the source', () => {
  it.each(BOUNDARIES)('keeps $folder to itself: $reason', ({ folder, mayNot, unless = [] }) => {
    const wrong = imports.filter(
      ({ from, to }) => contains(folder, from) && mayNot(to) && !unless.includes(to),
    );
    expect(wrong.map(printed)).toEqual([]);
  });

  it('has one door to each folder: its index.ts', () => {
    const misses = imports.filter(missesTheDoor);
    expect(misses.filter(({ to }) => !SECOND_DOORS.includes(to)).map(printed)).toEqual([]);
    // A second door that nobody uses is closed.
    expect(SECOND_DOORS.filter((door) => !misses.some(({ to }) => to === door))).toEqual([]);
  });

  it.each([
    ["import { a } from '../doctor/index.js';", 'src/doctor/index.ts', false],
    ["import type { a } from '../doctor/finding.js';", 'src/doctor/finding.ts', true],
    ["const { a } = await import('../doctor/finding.js');", 'src/doctor/finding.ts', true],
    ["export * from '../kit-error.js';", 'src/kit-error.ts', false],
    ["import './build.js';", 'src/commands/build.ts', false],
  ])('is read from the imports: %s', (text, to, misses) => {
    const [found] = importsOf('src/commands/add.ts', text);
    expect(found).toEqual({ from: 'src/commands/add.ts', to });
    expect(found && missesTheDoor(found)).toBe(misses);
  });
});

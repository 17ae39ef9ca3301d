import { readFileSync } from 'node:fs';
import { check } from 'recheck';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Literal, regularExpressionLiterals } from './literals.js';

/*
 * A regular expression that meets text from outside must not take longer than the text is long. A
 * checker for ReDoS judges every literal of `src/` and `snippet/`. Its judgement of all of them takes
 * a minute, and the same literal always gets the same one; so those that it has found safe are in
 * `judged-safe.txt`, and only literals that are not there are judged again.
 */

/** Literals that the checker does not call safe, and why they stay. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  '/<meta\\b[^>]{0,4000}>/gi': 'Bounded: at most 4,000 characters are looked at from each tag.',
  '/http-equiv\\s*=\\s*["\']?content-security-policy["\'\\s>]/i':
    'Meets one tag of at most 4,000 characters; its parts share no character.',
  '/\\/(?:\\\\.|\\[(?:\\\\.|[^\\]\\\\\\n])*\\]?|[^/\\\\[\\n])+\\/?/y':
    'Sticky, and nothing must follow: once begun it cannot fail, so it never goes back.',
  '/[\\s\\S]+?(?=\\\\|\\{\\{|$)/y':
    'Sticky, and the end of the text satisfies it: it goes through the text once.',
  '/[\\s\\S]+?(?=--\\}\\}|$)/y':
    'Sticky, and the end of the text satisfies it: it goes through the text once.',
  '/(?<![\\w-])(lighten|darken)\\s*\\(((?:[^(){};]|\\((?:[^(){};]|\\([^(){};]*\\))*\\))*),\\s*(\\d{1,3})%\\s*\\)/g':
    'Meets the style sheet of the theme that is being developed; 20 kB of unclosed calls take 1 ms.',
  '/(\\w+) ([0-9a-f]{6})/g': 'Reads a table in its own file, and nothing from outside.',
  '/\\{\\{!--\\s*guide-messaging-auth(?:\\s+(?<version>\\d[^\\s:]*))?:\\s*(?<which>start|end)\\b/y':
    'Sticky: it is tried where a marker begins, and its parts share no character.',
  '/<script\\b[^>]*\\bsrc\\s*=\\s*["\'][^"\']*jquery[^"\']*["\'][^>]*>\\s*<\\/script\\s*>(?:\\s|<!--(?:(?!-->)[\\s\\S])*-->|\\{\\{!--(?:(?!--\\}\\})[\\s\\S])*--\\}\\})*$/i':
    'Meets the 2,000 characters before a snippet and no more.',
  '/<script\\b[^>]{0,500}\\bjquery\\b/i':
    'Bounded: at most 500 characters are looked at from each tag.',
  '/jquery[^/]*\\.js$/i': 'Meets a path in the theme, which is short.',
};

const literals = regularExpressionLiterals();
const nameOf = ({ source, flags }: Literal): string => `/${source}/${flags}`;
const judgedSafe = new Set(
  readFileSync(new URL('judged-safe.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean),
);

describe('every regular expression of src/ and snippet/', () => {
  beforeAll(() => {
    // The checker in plain JavaScript is the same on every machine.
    process.env.RECHECK_BACKEND = 'pure';
  });

  it('is found: there are many', () => {
    expect(literals.length).toBeGreaterThan(150);
  });

  it('takes time in proportion to the text, as a checker finds, or has a written reason', async () => {
    const unsafe: string[] = [];
    for (const literal of literals) {
      const name = nameOf(literal);
      if (judgedSafe.has(name) || name in EXCEPTIONS) continue;
      const { status } = await check(literal.source, literal.flags, { timeout: 60_000 });
      if (status !== 'safe') unsafe.push(`${literal.files.join(', ')}: ${name} is ${status}`);
    }
    expect(unsafe).toEqual([]);
  }, 120_000);

  it('is not excused when it no longer exists', () => {
    const names = new Set(literals.map(nameOf));
    expect(Object.keys(EXCEPTIONS).filter((name) => !names.has(name))).toEqual([]);
  });

  it('that is slow would be found', async () => {
    const { status } = await check('-+$', 'g', { timeout: 60_000 });
    expect(status).toBe('vulnerable');
  }, 120_000);
});

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'acorn';
import { simple } from 'acorn-walk';
import { transformSync } from 'esbuild';
import { packageRoot } from '../../src/package-root.js';

/** A regular expression literal, and the files that contain it. */
export interface Literal {
  readonly source: string;
  readonly flags: string;
  readonly files: readonly string[];
}

/** Every regular expression literal of `src/` and `snippet/`. */
export function regularExpressionLiterals(): Literal[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src', 'snippet'], {
    cwd: packageRoot,
    encoding: 'utf8',
  });
  const found = new Map<string, { source: string; flags: string; files: string[] }>();
  for (const file of listed.split('\n').filter((name) => /\.(?:ts|mjs|js)$/.test(name))) {
    for (const { pattern, flags } of literalsOf(file)) {
      const key = `/${pattern}/${flags}`;
      const known = found.get(key) ?? { source: pattern, flags, files: [] };
      if (!known.files.includes(file)) known.files.push(file);
      found.set(key, known);
    }
  }
  return [...found.values()];
}

function literalsOf(file: string): { pattern: string; flags: string }[] {
  const { code } = transformSync(readFileSync(join(packageRoot, file), 'utf8'), {
    loader: 'ts',
    target: 'esnext',
  });
  const literals: { pattern: string; flags: string }[] = [];
  const program = Parser.parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  simple(program, {
    Literal({ regex }) {
      if (regex) literals.push(regex);
    },
  });
  return literals;
}

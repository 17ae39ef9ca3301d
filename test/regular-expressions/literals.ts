import { execFileSync } from 'node:child_process';
import { relative } from 'node:path';
import { Parser } from 'acorn';
import { simple } from 'acorn-walk';
import { buildSync } from 'esbuild';
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
  const names = listed.split('\n').filter((name) => /\.(?:ts|mjs|js)$/.test(name));
  const found = new Map<string, { source: string; flags: string; files: string[] }>();
  for (const { file, code } of asJavaScript(names)) {
    for (const { pattern, flags } of literalsIn(code)) {
      const key = `/${pattern}/${flags}`;
      const known = found.get(key) ?? { source: pattern, flags, files: [] };
      if (!known.files.includes(file)) known.files.push(file);
      found.set(key, known);
    }
  }
  return [...found.values()];
}

/** The files without their types and comments, all in one go: esbuild is another process. */
function asJavaScript(names: readonly string[]): { file: string; code: string }[] {
  const { outputFiles } = buildSync({
    absWorkingDir: packageRoot,
    entryPoints: names.map((name) => ({ in: name, out: name })),
    outdir: packageRoot,
    target: 'esnext',
    write: false,
  });
  return outputFiles.map(({ path, text }) => ({
    file: relative(packageRoot, path).replace(/\.js$/, ''),
    code: text,
  }));
}

function literalsIn(code: string): { pattern: string; flags: string }[] {
  const literals: { pattern: string; flags: string }[] = [];
  const program = Parser.parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  simple(program, {
    Literal({ regex }) {
      if (regex) literals.push(regex);
    },
  });
  return literals;
}

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { packageRoot } from '../../src/package-root.js';

/**
 * Compiles the command line before the first test, and again before each rerun in watch mode, so
 * that no test runs an old `lib/cli.js`.
 */
export default function compileBeforeTests(project: TestProject): void {
  compile();
  project.onTestsRerun(async () => compile());
}

function compile(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(packageRoot, 'src/compile.mjs')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The command line does not compile.\n${stderr}`);
}

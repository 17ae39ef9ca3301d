import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPage } from '../docs/markdown.js';

/** What a Dockerfile leaves behind. */
export interface Image {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly command: readonly string[];
}

/**
 * Carries out the steps of the Dockerfile in the docs without Docker, which not every machine has:
 * a new folder is the image's working directory, and this machine's Node is the base image's. `USER`
 * and `EXPOSE` mean nothing here.
 *
 * @param context - the folder that would be given to `docker build`
 */
export function buildByHand(context: string): Image {
  const folder = join(context, 'image');
  mkdirSync(folder);
  const env: Record<string, string> = {};
  let command: readonly string[] = [];
  const dockerfile = readPage('src/token-endpoint/README.md').code.find(
    ({ info }) => info === 'dockerfile',
  );
  for (const line of dockerfile?.code.trim().split('\n') ?? []) {
    const [, instruction = '', rest = ''] = /^(\w+) (.*)$/.exec(line) ?? [];
    if (instruction === 'COPY') {
      for (const source of rest.split(' ').slice(0, -1)) {
        cpSync(join(context, source), join(folder, source));
      }
    } else if (instruction === 'RUN') {
      execFileSync('sh', ['-c', rest], { cwd: folder, stdio: 'pipe' });
    } else if (instruction === 'ENV') {
      for (const pair of rest.split(' ')) {
        const [name = '', value = ''] = pair.split('=');
        env[name] = value;
      }
    } else if (instruction === 'CMD') {
      command = JSON.parse(rest);
    }
  }
  return { folder, env, command };
}

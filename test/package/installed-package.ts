import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../src/package-root.js';

const run = promisify(execFile);
const NAME = 'guide-messaging-auth';

export interface InstalledPackage {
  /** The project that has the package installed; its path has spaces and Unicode in it. */
  readonly project: string;
  readonly packageFolder: string;
  /** Of the tarball, in bytes. */
  readonly size: number;
  remove(): Promise<void>;
}

/**
 * Packs this repository and installs the tarball in an empty folder, as a user would. The versions
 * of the dependencies are the lock file's, so that npm finds them in its cache.
 */
export async function installPackage(): Promise<InstalledPackage> {
  const parent = await mkdtemp(join(tmpdir(), 'guide-messaging-auth-'));
  const project = join(parent, 'my pröject ✓');
  await mkdir(project);
  await run('npm', ['pack', '--silent', '--pack-destination', parent], { cwd: packageRoot });
  const manifest = await readJson('package.json');
  const tarball = `${NAME}-${String(manifest.version)}.tgz`;
  await writeProject(
    project,
    await readFile(join(parent, tarball)),
    `file:../${tarball}`,
    manifest,
  );
  const offline = ['--prefer-offline', '--no-audit', '--no-fund'];
  await run('npm', ['ci', ...offline], { cwd: project, shell: process.platform === 'win32' });
  return {
    project,
    packageFolder: join(project, 'node_modules', NAME),
    size: (await stat(join(parent, tarball))).size,
    remove: () => rm(parent, { recursive: true, force: true }),
  };
}

type Json = Record<string, unknown>;

async function writeProject(
  project: string,
  tarball: Uint8Array,
  resolved: string,
  { version, dependencies, bin }: Json,
): Promise<void> {
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  const own = { version, resolved, integrity, dependencies, bin };
  const root = { private: true, dependencies: { [NAME]: resolved } };
  const lock = {
    lockfileVersion: 3,
    requires: true,
    packages: { '': root, [`node_modules/${NAME}`]: own, ...(await lockedDependencies()) },
  };
  await writeFile(join(project, 'package.json'), JSON.stringify(root));
  await writeFile(join(project, 'package-lock.json'), JSON.stringify(lock));
}

/** What `npm install` would bring along: all that the lock file needs for more than development. */
async function lockedDependencies(): Promise<Json> {
  const { packages } = (await readJson('package-lock.json')) as { packages: Record<string, Json> };
  const needed = Object.entries(packages).filter(
    ([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional,
  );
  return Object.fromEntries(needed);
}

async function readJson(file: string): Promise<Json> {
  return JSON.parse(await readFile(join(packageRoot, file), 'utf8'));
}

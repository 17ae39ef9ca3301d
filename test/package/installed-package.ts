import { execFile } from 'node:child_process';
import {
  cp,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../src/package-root.js';

const run = promisify(execFile);
const NAME = 'guide-messaging-auth';
const ON_WINDOWS = { shell: process.platform === 'win32' };

export interface InstalledPackage {
  /** The project that has the package installed; its path has spaces and Unicode in it. */
  readonly project: string;
  readonly packageFolder: string;
  /** Of the tarball, in bytes. */
  readonly size: number;
  /** What npm installs along with the package, as folders below `node_modules`. */
  readonly dependencies: readonly string[];
  remove(): Promise<void>;
}

/**
 * Packs this repository and installs the tarball in an empty folder, as a user would: npm chooses the
 * files and installs them. The packages that `package.json` declares are links to those of this
 * repository, the lock file's, and there are no others in the project: an import of one that is not
 * declared fails. To unpack them all again would take npm four times as long.
 */
export async function installPackage(): Promise<InstalledPackage> {
  const { scripts, ...manifest } = await readJson<Manifest>('package.json');
  await run(scripts.prepack, { cwd: packageRoot, shell: true });
  const parent = await realpath(await mkdtemp(join(tmpdir(), 'guide-messaging-auth-')));
  const project = join(parent, 'my pröject ✓');
  await mkdir(project);
  const copy = join(parent, NAME);
  await copyRepository(copy);
  // What `prepack` and `prepare` do has been done, and npm 10 runs them in spite of the option.
  await writeFile(join(copy, 'package.json'), JSON.stringify({ ...manifest, scripts: {} }));
  const packing = ['pack', '--ignore-scripts', '--silent', '--pack-destination', parent];
  await run('npm', packing, { cwd: copy, ...ON_WINDOWS });
  const tarball = `${NAME}-${manifest.version}.tgz`;
  const lock = await readJson<Lock>('package-lock.json');
  await writeProject(project, `file:../${tarball}`, manifest);
  const options = ['--ignore-scripts', '--offline', '--no-audit', '--no-fund'];
  await run('npm', ['ci', ...options], { cwd: project, ...ON_WINDOWS });
  for (const name of Object.keys(manifest.dependencies)) {
    const link = join(project, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(packageRoot, 'node_modules', name), link, 'junction');
  }
  return {
    project,
    packageFolder: join(project, 'node_modules', NAME),
    size: (await stat(join(parent, tarball))).size,
    dependencies: installedAlong(lock),
    remove: () => rm(parent, { recursive: true, force: true }),
  };
}

/** Without `node_modules`, all of which npm would read to pack the repository itself. */
async function copyRepository(copy: string): Promise<void> {
  const left = ['node_modules', '.git', 'dist'].map((name) => join(packageRoot, name));
  await cp(packageRoot, copy, { recursive: true, filter: (path) => !left.includes(path) });
}

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly scripts: { readonly prepack: string };
}

interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
}

async function writeProject(
  project: string,
  resolved: string,
  { version, bin }: Omit<Manifest, 'scripts'>,
): Promise<void> {
  const root = { private: true, dependencies: { [NAME]: resolved } };
  const lock = {
    lockfileVersion: 3,
    requires: true,
    packages: { '': root, [`node_modules/${NAME}`]: { version, resolved, bin } },
  };
  await writeFile(join(project, 'package.json'), JSON.stringify(root));
  await writeFile(join(project, 'package-lock.json'), JSON.stringify(lock));
}

/** All that the lock file needs for more than development. */
function installedAlong({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, { dev, devOptional, optional }]) =>
    path === '' || dev || devOptional || optional ? [] : [path],
  );
}

async function readJson<Content>(file: string): Promise<Content> {
  return JSON.parse(await readFile(join(packageRoot, file), 'utf8'));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const text = readFileSync(join(packageRoot, 'package-lock.json'), 'utf8');
const { packages } = JSON.parse(text) as { packages: Readonly<Record<string, LockedPackage>> };

describe('the lock file', () => {
  // npm leaves out what the registry of the moment lacks, and `npm ci` then refuses the whole file.
  it('lists the builds of every platform', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
    );
    expect(missing).toEqual([]);
  });

  it('knows the bytes of every package', () => {
    const unknown = Object.entries(packages).filter(
      ([path, { integrity }]) => path !== '' && integrity === undefined,
    );
    expect(unknown).toEqual([]);
  });

  it('takes packages from the registry of the person who installs them', () => {
    const elsewhere = Object.values(packages).filter(({ resolved }) => resolved !== undefined);
    expect(elsewhere).toEqual([]);
  });

  it('stays so after the next npm install', () => {
    const npmrc = readFileSync(join(packageRoot, '.npmrc'), 'utf8').split('\n');
    expect(npmrc).toContain('omit-lockfile-registry-resolved=true');
    expect(npmrc).toContain('save-exact=true');
  });
});

/** Whether a package that `path` asks for is locked: in it, or in a folder above it. */
function isLocked(path: string, name: string): boolean {
  if (`${path === '' ? '' : `${path}/`}node_modules/${name}` in packages) return true;
  if (path === '') return false;
  return isLocked(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
}

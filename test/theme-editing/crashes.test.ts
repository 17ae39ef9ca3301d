import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KitError } from '../../src/kit-error.js';
import { type FileSystem, realFileSystem } from '../../src/theme-editing/file-system.js';
import {
  type Addition,
  planAddition,
  planRemoval,
  readThemeTexts,
  recoverTheme,
  themeRoot,
  writeChanges,
} from '../../src/theme-editing/index.js';
import { inline, withSettings } from './additions.js';
import { addTo } from './edited-theme.js';
import { LEGACY_SCRIPTS, LEGACY_SNIPPETS } from './legacy-heads.js';
import { ODD_THEMES } from './odd-themes.js';
import { bytesOf, restoreTheme, type ThemeFiles, withThemeFolder } from './theme-folder.js';

type Failure = 'one step fails' | 'every step from there on fails';
const STEPS = ['chmod', 'copyFile', 'mkdir', 'rename', 'rm', 'writeFile'] as const;

/** A file system of which the step with this number fails; a crash writes half a file before. */
function failingFileSystem(failing: number, failure: Failure): FileSystem & { steps(): number } {
  let step = 0;
  const fails = (): boolean => {
    const now = step++;
    return failure === 'one step fails' ? now === failing : now >= failing;
  };
  const guarded = Object.fromEntries(
    STEPS.map((name) => [
      name,
      async (...parameters: unknown[]) => {
        if (!fails())
          return Reflect.apply(realFileSystem[name], undefined, withoutFlush(parameters));
        if (name === 'writeFile' && step - 1 === failing) {
          await realFileSystem.writeFile(String(parameters[0]), String(parameters[1]).slice(0, 9));
        }
        throw new Error('disk on fire');
      },
    ]),
  ) as unknown as FileSystem;
  return { ...guarded, steps: () => step };
}

/** A disk that really writes is what takes the time. */
const withoutFlush = (parameters: unknown[]): unknown[] => parameters.slice(0, 2);

const quick = (): FileSystem => failingFileSystem(Number.POSITIVE_INFINITY, 'one step fails');

const theme: ThemeFiles = ODD_THEMES['CRLF line endings'] ?? {};
const headless: ThemeFiles = ODD_THEMES['no document_head'] ?? {};
const legacy: ThemeFiles = {
  'manifest.json': '{}',
  'templates/document_head.hbs': '',
  'script.js': LEGACY_SCRIPTS['alone in script.js']?.[0] ?? '',
  'assets/chat.html': LEGACY_SNIPPETS['in an if block with a sign-out'] ?? '',
};
const replacing: Addition = { ...inline, replaceLegacy: true };

type Plan = (texts: Parameters<typeof planAddition>[0]) => ReturnType<typeof planAddition>;
const add =
  (addition: Addition): Plan =>
  (texts) =>
    planAddition(texts, addition);

/** What is written, from which theme on. */
const WORK: readonly (readonly [string, ThemeFiles, Addition | null, Plan])[] = [
  ['add', theme, null, add(withSettings)],
  ['add, making document_head', headless, null, add(withSettings)],
  ['add --inline where there were settings', theme, withSettings, add(inline)],
  ['add with settings where there were none', theme, inline, add(withSettings)],
  ['add --replace-legacy, in a script and a page', legacy, null, add(replacing)],
  ['remove', theme, withSettings, planRemoval],
  ['remove, putting the script and the page back', legacy, replacing, planRemoval],
  ['remove, deleting document_head', headless, withSettings, planRemoval],
];

async function write(root: string, plan: Plan, fileSystem?: FileSystem): Promise<void> {
  await writeChanges(root, plan(await readThemeTexts(root)), fileSystem);
}

/** What a work starts from, and what it writes: planned once, tried hundreds of times. */
interface Planned {
  readonly files: ThemeFiles;
  readonly before: Record<string, string>;
  readonly changes: ReturnType<Plan>;
}

async function planned([, start, first, plan]: (typeof WORK)[number]): Promise<Planned> {
  return withThemeFolder(start, async (folder) => {
    const root = await themeRoot(folder);
    if (first) await write(root, add(first), quick());
    const changes = plan(await readThemeTexts(root));
    return { files: bytesOf(root, 'utf8'), before: bytesOf(root), changes };
  });
}

/** Runs the work once with each step failing, each time on the theme as it was. */
async function atEachStep(
  work: (typeof WORK)[number],
  failure: Failure,
  look: (root: string, before: Record<string, string>) => Promise<void>,
): Promise<void> {
  const { files, before, changes } = await planned(work);
  await withThemeFolder(files, async (folder) => {
    const root = await themeRoot(folder);
    // Until a run comes to its end without having met the failing step.
    for (let step = 0, reached = true; reached; step++) {
      restoreTheme(root, files);
      const fileSystem = failingFileSystem(step, failure);
      await writeChanges(root, changes, fileSystem).catch(() => {});
      reached = fileSystem.steps() > step;
      await look(root, before);
    }
  });
}

/** Whole files, settings that exist, words that exist: Guide would take it. */
async function expectValid(root: string): Promise<void> {
  const { head, manifest, translations } = await readThemeTexts(root);
  const { settings = [] } = JSON.parse(manifest);
  for (const text of translations.values()) JSON.parse(text);
  if (head?.includes('guide-messaging-auth')) expect(head).toMatch(/: end --\}\}/);
  if (head?.includes('settings.messaging_token_endpoint')) {
    expect(JSON.stringify(settings)).toContain('"messaging_token_endpoint"');
  }
}

async function withoutCrash([, start, first, plan]: (typeof WORK)[number]) {
  return withThemeFolder(start, async (folder) => {
    const root = await themeRoot(folder);
    if (first) await write(root, add(first), quick());
    await write(root, plan, quick());
    return bytesOf(folder);
  });
}

const work = (index: number) => WORK[index] ?? (WORK[0] as (typeof WORK)[number]);
const names = WORK.map(([name], index) => [name, index] as const);

/**
 * A work for each order in which files are replaced, made and deleted: texts and paths are the same to
 * what writes them. Whether a theme is valid in between depends on the texts, so that is tried with all.
 */
const ordersOfWrites = [
  ...new Map(
    await Promise.all(
      names.map(async (name) => [orderOf((await planned(work(name[1]))).changes), name] as const),
    ),
  ).values(),
];

function orderOf(changes: ReturnType<Plan>): string {
  return changes.map(({ before, after }) => [before === null, after === null].join()).join(' ');
}

/** Each test makes every single write fail in turn: milliseconds for a busy machine. */
const MANY_STEPS = 60_000;

describe('when a write fails', () => {
  it.each(ordersOfWrites)(
    '%s: all files or none are changed, and nothing else is left behind',
    async (_, index) => {
      const after = await withoutCrash(work(index));
      await atEachStep(work(index), 'one step fails', async (root, before) => {
        await recoverTheme(root, quick());
        const now = bytesOf(root);
        expect([JSON.stringify(before), JSON.stringify(after)]).toContain(JSON.stringify(now));
      });
    },
    MANY_STEPS,
  );

  it('reports that nothing was changed, and leaves nothing behind for the next run', () =>
    withThemeFolder(theme, async (folder) => {
      const root = await themeRoot(folder);
      const before = bytesOf(root);
      await expect(
        write(root, add(withSettings), failingFileSystem(6, 'one step fails')),
      ).rejects.toThrow('The theme could not be written, so nothing was changed: disk on fire.');
      expect(bytesOf(root)).toEqual(before);
    }));
});

/** A file system after whose step with this number an editor saves a file. */
function withEditor(step: number, file: string, text: string): FileSystem & { steps(): number } {
  let done = 0;
  const guarded = Object.fromEntries(
    STEPS.map((name) => [
      name,
      async (...parameters: unknown[]) => {
        await Reflect.apply(realFileSystem[name], undefined, withoutFlush(parameters));
        if (done++ === step) await realFileSystem.writeFile(file, text);
      },
    ]),
  ) as unknown as FileSystem;
  return { ...guarded, steps: () => done };
}

describe('when an editor saves a file while another run writes', () => {
  const PRECIOUS = '{ "typed": "just now" }';

  it.each(ordersOfWrites)(
    '%s: what was typed is still there, whichever file and whenever',
    async (_, index) => {
      const { files, before, changes } = await planned(work(index));
      await withThemeFolder(files, async (folder) => {
        const root = await themeRoot(folder);
        for (const { path } of changes) {
          for (let step = 0; ; step++) {
            restoreTheme(root, files);
            const fileSystem = withEditor(step, join(root, path), PRECIOUS);
            const error = await writeChanges(root, changes, fileSystem).then(
              () => null,
              (thrown: unknown) => thrown,
            );
            if (fileSystem.steps() <= step) break;
            expect(await readFile(join(root, path), 'utf8')).toBe(PRECIOUS);
            if (error === null) continue;
            expect(error).toBeInstanceOf(KitError);
            const now = bytesOf(root);
            for (const [name, bytes] of Object.entries(before)) {
              if (name !== path) expect(now).toHaveProperty([name], bytes);
            }
          }
        }
      });
    },
    MANY_STEPS,
  );
});

describe('after a crash at any write', () => {
  it.each(names)(
    '%s: the theme is valid as it is, and the next run puts back each byte or finds all done',
    async (_, index) => {
      const after = await withoutCrash(work(index));
      await atEachStep(work(index), 'every step from there on fails', async (root, before) => {
        await expectValid(root);
        await recoverTheme(root, quick());
        const now = bytesOf(root);
        expect([JSON.stringify(before), JSON.stringify(after)]).toContain(JSON.stringify(now));
      });
    },
    MANY_STEPS,
  );

  it('what somebody has changed since is not put back, and is named', () =>
    withThemeFolder(theme, async (folder) => {
      const root = await themeRoot(folder);
      const crash = failingFileSystem(12, 'every step from there on fails');
      await write(root, add(withSettings), crash).catch(() => {});
      const file = join(folder, 'translations/en-us.json');
      await writeFile(file, '{ "mine": "precious" }');
      await expect(addTo(folder, inline)).rejects.toThrow(
        /^translations\/en-us\.json: changed since a run that was interrupted, so not put back\./,
      );
      expect(await readFile(file, 'utf8')).toBe('{ "mine": "precious" }');
    }));

  it('add puts the theme back first, then goes on', () =>
    withThemeFolder(theme, async (folder) => {
      const root = await themeRoot(folder);
      await write(
        root,
        add(withSettings),
        failingFileSystem(12, 'every step from there on fails'),
      ).catch(() => {});
      await addTo(folder, inline);
      expect(bytesOf(folder)).toEqual(await withoutCrash(['', theme, null, add(inline)]));
    }));

  it('--dry-run reports what to do, and writes nothing', () =>
    withThemeFolder(theme, async (folder) => {
      const root = await themeRoot(folder);
      await write(
        root,
        add(withSettings),
        failingFileSystem(12, 'every step from there on fails'),
      ).catch(() => {});
      await expect(addTo(folder, inline, { dryRun: true })).rejects.toThrow(
        /Run this without --dry-run/,
      );
    }));
});

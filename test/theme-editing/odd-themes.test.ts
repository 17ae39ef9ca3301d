import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  chmod,
  cp,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordingTerminal } from '../terminal/recording-terminal.js';
import { inline, otherSettings, withSettings } from './additions.js';
import { addTo, removeFrom } from './edited-theme.js';
import { ODD_THEMES } from './odd-themes.js';
import { bytesOf, withThemeFolder } from './theme-folder.js';

const plain = ODD_THEMES['no translations'] ?? {};

/** Git is not started for each of a hundred edits; what it is asked is looked at below. */
const ASKING_NOBODY = { yes: true };

describe('add and remove on themes with odd formatting', () => {
  it.each(Object.keys(ODD_THEMES))('%s: added, added again, removed: each byte as before', (name) =>
    withThemeFolder(ODD_THEMES[name] ?? {}, async (folder) => {
      const before = bytesOf(folder);
      for (const addition of [withSettings, otherSettings, inline]) {
        await addTo(folder, addition, ASKING_NOBODY);
        const added = bytesOf(folder);
        await addTo(folder, addition, ASKING_NOBODY);
        expect(bytesOf(folder)).toEqual(added);
        expect(added).not.toEqual(before);
      }
      await removeFrom(folder, ASKING_NOBODY);
      expect(bytesOf(folder)).toEqual(before);
    }),
  );

  it.each([
    ['CRLF line endings', '\r\n      {\r\n      "label"'],
    [
      'tabs and no final newline',
      '\n\t\t\t\t{\n\t\t\t\t\t"identifier": "messaging_token_endpoint"',
    ],
    ['a minified manifest', ']},{"label":"messaging_group_label","variables":[{"identifier"'],
  ])('%s: what is added looks like what is there', (name, expected) =>
    withThemeFolder(ODD_THEMES[name] ?? {}, async (folder) => {
      await addTo(folder, withSettings);
      const manifest = await readFile(join(folder, 'manifest.json'), 'utf8');
      expect(manifest).toContain(
        expected.replace('      {\r\n      "label"', '    {\r\n      "label"'),
      );
    }),
  );

  it.each([
    ['en-us', 'Token endpoint'],
    ['de', 'Token-Endpunkt'],
    ['pl', 'Token endpoint'],
  ])('a theme that translates its settings gets the words: %s', (locale, expected) =>
    withThemeFolder(
      { ...ODD_THEMES['a minified manifest'], 'translations/pl.json': '{}' },
      async (folder) => {
        await addTo(folder, withSettings);
        const text = await readFile(join(folder, `translations/${locale}.json`), 'utf8');
        expect(JSON.parse(text)).toHaveProperty('messaging_token_endpoint_label', expected);
      },
    ),
  );

  it('a theme that does not translate its settings gets English in the manifest', () =>
    withThemeFolder(plain, async (folder) => {
      await addTo(folder, withSettings);
      const { settings } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
      expect(settings.at(-1).label).toBe('Messaging sign-in');
    }));

  it('a theme that translates its pages alone gets no words for settings', () => {
    const path = 'translations/de.json';
    const text = '{ "welcome": "Willkommen" }';
    return withThemeFolder({ ...plain, [path]: text }, async (folder) => {
      await addTo(folder, withSettings);
      const { settings } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
      expect(settings.at(-1).label).toBe('Messaging sign-in');
      expect(await readFile(join(folder, path), 'utf8')).toBe(text);
    });
  });

  it('the head block has the line endings of the head', () =>
    withThemeFolder(ODD_THEMES['CRLF line endings'] ?? {}, async (folder) => {
      await addTo(folder, withSettings);
      const head = await readFile(join(folder, 'templates/document_head.hbs'), 'utf8');
      expect(head.split('\r\n').length).toBeGreaterThan(4);
      expect(head.replaceAll('\r\n', '')).not.toContain('\n');
    }));
});

describe('add and remove, before they touch a theme', () => {
  it('--dry-run shows a patch that git applies, and changes nothing', () =>
    withThemeFolder(ODD_THEMES['CRLF line endings'] ?? {}, async (folder) => {
      const before = bytesOf(folder);
      const terminal = recordingTerminal();
      await addTo(folder, withSettings, { dryRun: true }, terminal);
      expect(bytesOf(folder)).toEqual(before);

      const copy = `${folder} copy`;
      await cp(folder, copy, { recursive: true });
      await addTo(folder, withSettings);
      execFileSync('git', ['init', '-q'], { cwd: copy });
      execFileSync('git', ['apply', '-'], { cwd: copy, input: `${terminal.printed.join('\n')}\n` });
      const { '.git': _, ...applied } = bytesOf(copy);
      expect(applied).toMatchObject(bytesOf(folder));
    }));

  it('a summary shows what was changed; --diff shows it as well', () =>
    withThemeFolder(ODD_THEMES['a minified manifest'] ?? {}, async (folder) => {
      const terminal = recordingTerminal();
      await addTo(folder, withSettings, {}, terminal);
      expect(terminal.printed).toEqual([
        'Done.\nChanged: 4 files: head block, settings, words in 2 languages.',
      ]);
      const shown = recordingTerminal();
      await removeFrom(folder, { diff: true }, shown);
      expect(shown.printed.join('\n')).toMatch(/^--- a\/[\s\S]*\nDone\.\nChanged: 4 files: /);
    }));

  it('people see long lines cut', () =>
    withThemeFolder(plain, async (folder) => {
      const terminal = recordingTerminal(null, { isForPeople: true });
      const long = { ...inline, block: inline.block.replace('(()=>', `${'x'.repeat(4000)}(()=>`) };
      await addTo(folder, long, { dryRun: true }, terminal);
      expect(terminal.printed.join('\n')).toMatch(/… \(\d{4} more characters\)/);
    }));

  it('people see one translation for all of them', () =>
    withThemeFolder(ODD_THEMES['a minified manifest'] ?? {}, async (folder) => {
      const terminal = recordingTerminal(null, { isForPeople: true });
      await addTo(folder, withSettings, { dryRun: true }, terminal);
      expect(terminal.printed.join('\n').match(/^\+\+\+ b\/translations/gm)).toHaveLength(1);
      expect(terminal.printed.at(-1)).toBe('… and 1 more in translations/, likewise');
    }));

  describe('in a git repository with uncommitted changes', () => {
    const inRepository = (use: (folder: string) => Promise<void>) =>
      withThemeFolder(plain, async (folder) => {
        execFileSync('git', ['init', '-q'], { cwd: folder });
        await use(folder);
      });

    it('asks, and leaves the theme alone when refused', () =>
      inRepository(async (folder) => {
        const before = bytesOf(folder);
        const terminal = recordingTerminal(false);
        expect(await addTo(folder, inline, {}, terminal)).toBe(1);
        expect(terminal.asked).toEqual(['Change the theme all the same?']);
        expect(bytesOf(folder)).toEqual(before);
      }));

    it('goes on when confirmed', () =>
      inRepository(async (folder) => {
        expect(await addTo(folder, inline, {}, recordingTerminal(true))).toBe(0);
      }));

    it('stops where nobody can be asked, and names --yes', () =>
      inRepository(async (folder) => {
        await expect(addTo(folder, inline)).rejects.toThrow(
          /Commit the changes first, or run this with --yes/,
        );
      }));

    it('--yes does not ask', () =>
      inRepository(async (folder) => {
        const terminal = recordingTerminal(false);
        expect(await addTo(folder, inline, { yes: true }, terminal)).toBe(0);
        expect(terminal.asked).toEqual([]);
      }));

    it('does not ask when all is committed', () =>
      inRepository(async (folder) => {
        const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
        execFileSync('git', ['add', '.'], { cwd: folder });
        execFileSync('git', [...identity, 'commit', '-qm', 'all'], { cwd: folder });
        const terminal = recordingTerminal(false);
        expect(await addTo(folder, inline, {}, terminal)).toBe(0);
        expect(terminal.asked).toEqual([]);
      }));
  });
});

describe('a theme’s own git repository', () => {
  const MARKER = 'started';

  /** Every way in which a repository names a program that `git status` would start. */
  const TRAPS: readonly (readonly [string, (folder: string, run: string) => Promise<void>])[] = [
    ['clean filter', (folder, run) => withFilter(folder, 'evil', 'clean', run)],
    ['filter process', (folder, run) => withFilter(folder, 'evil', 'process', run)],
    ['filter with a dot in its name', (folder, run) => withFilter(folder, 'e.vil', 'clean', run)],
    ['filter with "=" in its name', (folder, run) => withFilter(folder, 'a=b', 'clean', run)],
    ['file system monitor', async (folder, run) => configure(folder, 'core.fsmonitor', run)],
    [
      'hook',
      async (folder, run) => {
        const hook = join(folder, '.git/hooks/post-index-change');
        await mkdir(join(folder, '.git/hooks'), { recursive: true });
        await writeFile(hook, `#!/bin/sh\n${run}\n`, { mode: 0o755 });
      },
    ],
  ];

  const configure = (folder: string, key: string, value: string): void => {
    execFileSync('git', ['config', '-f', join(folder, '.git/config'), key, value]);
  };
  const withFilter = async (folder: string, name: string, key: string, run: string) => {
    configure(folder, `filter.${name}.${key}`, run);
    await writeFile(join(folder, '.git/info/attributes'), `* filter=${name}\n`);
  };

  it.each(TRAPS)('starts no program of its: %s', (_, setUp) =>
    withThemeFolder(plain, async (folder) => {
      const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
      execFileSync('git', ['init', '-q'], { cwd: folder });
      execFileSync('git', ['add', '.'], { cwd: folder });
      execFileSync('git', [...identity, 'commit', '-qm', 'all'], { cwd: folder });
      await setUp(folder, `touch '${join(folder, '..', MARKER)}'; cat`);
      // So that git cannot tell from the time alone that nothing was changed.
      await utimes(join(folder, 'manifest.json'), 1, 1);
      await addTo(folder, inline, { yes: false }, recordingTerminal(true));
      await removeFrom(folder, { yes: false }, recordingTerminal(true));
      expect(existsSync(join(folder, '..', MARKER))).toBe(false);
    }),
  );
});

describe('add on bad input changes nothing and reports why', () => {
  const refused = async (folder: string, message: RegExp, exitCode: 1 | 2) => {
    const before = bytesOf(folder);
    await expect(addTo(folder, withSettings)).rejects.toThrow(
      expect.objectContaining({ message: expect.stringMatching(message), exitCode }),
    );
    expect(bytesOf(folder)).toEqual(before);
  };

  it('a folder that does not exist', () =>
    expect(addTo('no such folder', withSettings)).rejects.toThrow(
      'There is no folder no such folder.',
    ));

  it('a file', () =>
    withThemeFolder(plain, (folder) =>
      expect(addTo(join(folder, 'manifest.json'), withSettings)).rejects.toThrow(
        /is a file; expected the folder of a theme/,
      ),
    ));

  it('a folder that is not a theme', () =>
    withThemeFolder({}, (folder) =>
      refused(folder, /is not a theme: expected a folder with manifest\.json and templates\//, 2),
    ));

  it('the folder above a theme, which it names', () =>
    withThemeFolder(
      { 'src/manifest.json': '{}', 'src/templates/document_head.hbs': '' },
      (folder) => refused(folder, /is not a theme, but .*src is: name that folder\./, 2),
    ));

  it('a manifest that is not JSON', () =>
    withThemeFolder({ ...plain, 'manifest.json': '{"name": }' }, (folder) =>
      refused(folder, /^manifest\.json is not JSON: value expected at line 1, column 10/, 1),
    ));

  it('a translation that is not JSON', () =>
    withThemeFolder({ ...plain, 'translations/fr.json': 'oui' }, (folder) =>
      refused(folder, /^translations\/fr\.json is not JSON/, 1),
    ));

  it.each(['templates/document_head.hbs', 'script.js', 'assets/a.js', 'translations/fr.json'])(
    'a pipe in the place of a file: %s',
    (path) =>
      withThemeFolder(plain, async (folder) => {
        const file = join(folder, path);
        await rm(file, { force: true });
        await mkdir(join(file, '..'), { recursive: true });
        execFileSync('mkfifo', [file]);
        await expect(addTo(folder, withSettings)).rejects.toThrow(
          `${path}: this is not a file but a folder, a device or a pipe. Put a file in its place.`,
        );
      }),
  );

  it('a pipe whose name commands the terminal', () =>
    withThemeFolder(plain, async (folder) => {
      execFileSync('mkfifo', [join(folder, 'templates/\u001b[2J\n.hbs')]);
      await refused(folder, /^templates\/\\u001b\[2J\\u000a\.hbs: this is not a file/, 1);
    }));

  it('a link to a file that does not exist', () =>
    withThemeFolder(plain, async (folder) => {
      await mkdir(join(folder, 'translations'), { recursive: true });
      await symlink('nowhere', join(folder, 'translations/fr.json'));
      await refused(folder, /^translations\/fr\.json: this symbolic link leads to a file/, 1);
    }));

  it('not for hidden files, which are not the theme: of Emacs, of macOS', () =>
    withThemeFolder(plain, async (folder) => {
      await mkdir(join(folder, 'translations'), { recursive: true });
      await symlink('me@host.1:2', join(folder, 'templates/.#home_page.hbs'));
      await writeFile(join(folder, 'translations/._fr.json'), Buffer.from([0, 5, 22, 7, 255]));
      await addTo(folder, withSettings);
    }));

  it.each(['templates/document_head.hbs', 'assets/a.js', 'translations/fr.json'])(
    'a file that is larger than a theme may be: %s',
    (path) =>
      withThemeFolder(plain, async (folder) => {
        const file = join(folder, path);
        await mkdir(join(file, '..'), { recursive: true });
        await writeFile(file, '');
        await truncate(file, 31_457_281);
        await refused(folder, /has 31457281 bytes; Guide accepts themes of at most 31457280/, 1);
      }),
  );

  it('read-only files, all of them', () =>
    withThemeFolder(plain, async (folder) => {
      await chmod(join(folder, 'manifest.json'), 0o444);
      await chmod(join(folder, 'templates/document_head.hbs'), 0o444);
      await refused(
        folder,
        /^Read-only: manifest\.json, templates\/document_head\.hbs\. Nothing was changed/,
        1,
      );
    }));

  it('a template that is not UTF-8', () =>
    withThemeFolder(plain, async (folder) => {
      await writeFile(join(folder, 'templates/document_head.hbs'), Buffer.from([0xe9, 0x0a]));
      await refused(folder, /^templates\/document_head\.hbs: this file is not UTF-8/, 1);
    }));

  it.each(['templates/document_head.hbs', 'templates', 'manifest.json'])(
    'a link out of the theme: %s',
    (path) =>
      withThemeFolder(plain, async (folder) => {
        await mkdir(`${folder} elsewhere`);
        const outside = join(`${folder} elsewhere`, 'target');
        await rename(join(folder, path), outside);
        await symlink(outside, join(folder, path));
        await refused(folder, /is a symbolic link to .*, outside the theme/, 1);
      }),
  );

  it('a link inside the theme is followed and stays a link', () =>
    withThemeFolder(plain, async (folder) => {
      const link = join(folder, 'templates/document_head.hbs');
      await rename(link, join(folder, 'head.hbs'));
      await symlink('../head.hbs', link);
      const before = bytesOf(folder);
      await addTo(folder, inline);
      expect(await readFile(join(folder, 'head.hbs'), 'utf8')).toContain('guide-messaging-auth');
      await removeFrom(folder);
      expect(bytesOf(folder)).toEqual(before);
    }));

  it('the permissions of a file stay', () =>
    withThemeFolder(plain, async (folder) => {
      const file = join(folder, 'manifest.json');
      await chmod(file, 0o640);
      await addTo(folder, withSettings);
      expect((await stat(file)).mode & 0o777).toBe(0o640);
    }));
});

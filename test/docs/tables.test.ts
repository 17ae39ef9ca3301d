import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addCommand } from '../../src/commands/add.js';
import { buildCommand } from '../../src/commands/build.js';
import { commands } from '../../src/commands/index.js';
import { exitCodeOf, type Finding } from '../../src/doctor/index.js';
import * as tools from '../../src/index.js';
import { usageError } from '../../src/kit-error.js';
import { packageRoot } from '../../src/package-root.js';
import { signInOptions } from '../../src/sign-in-options.js';
import { PROOFS } from '../../src/token-endpoint/proofs-and-roles.js';
import { runInProcess } from '../command-line/run-kit.js';
import { readText } from './markdown.js';

/** The cells of a table, found by its header: `| code | means | what to do |`. */
function tableOf(page: string, header: string): string[][] {
  const [, after] = readText(page).split(`\n${header}\n`);
  if (after === undefined) throw new Error(`${page} has no table ${header}`);
  const [table = ''] = after.split('\n\n');
  return table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(1)
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

/** What is in backquotes in the first column. */
const namesIn = (rows: readonly string[][]): string[] =>
  rows.flatMap(([first = '']) =>
    [...first.matchAll(/`(?<name>[^`]+)`/g)].map(([, name]) => name ?? ''),
  );

const read = (file: string) => readFileSync(join(packageRoot, file), 'utf8');

/** Every match's first group, once, in order. */
const found = (pattern: RegExp, text: string): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, first]) => first ?? ''))].sort();

const WEBSITE = 'website.ts';
const snippetFiles = readdirSync(join(packageRoot, 'snippet')).filter((file) =>
  file.endsWith('.ts'),
);
const snippet = snippetFiles
  .filter((file) => file !== WEBSITE)
  .map((file) => read(`snippet/${file}`))
  .join('\n');

describe('the tables of the snippet', () => {
  it('have each attribute that it reads', () => {
    const declared = /interface Options [^{]*\{(?<members>[\s\S]*?)\n\}/.exec(snippet)?.groups;
    const attributes = found(/^ {2}(\w+)\?:/gm, declared?.members ?? '').map(
      (name) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    );
    expect(namesIn(tableOf('snippet/README.md', '| attribute | means |')).sort()).toEqual(
      attributes,
    );
    const known = Object.values(signInOptions).map(({ attribute }) => attribute);
    expect(attributes).toEqual(expect.arrayContaining(known));
    for (const name of found(/\boptions\.(\w+)/g, snippet)) {
      expect(declared?.members).toContain(`  ${name}?:`);
    }
  });

  const services = found(/\brequest\(\s*'(\w+)'/g, snippet);
  const codesOfTable = (page: string) => namesIn(tableOf(page, '| code | means | what to do |'));

  it('have each code of an error', () => {
    const codes = codesOfTable('snippet/README.md');
    const literal = found(/\bcode: '([\w-]+)'/g, snippet);
    expect(services).toEqual(['endpoint', 'zendesk']);
    const withoutAnswer = services.flatMap((service) => [
      `${service}-0`,
      `${service}-200`,
      `${service}-500`,
    ]);
    expect(codes).toEqual(expect.arrayContaining([...literal, ...withoutAnswer]));
    const others = codes.filter((code) => !/^(?:endpoint|zendesk)-\d+$/.test(code));
    expect(others.filter((code) => !literal.includes(code))).toEqual([]);
  });

  it('have each event', () => {
    const rows = namesIn(tableOf('snippet/README.md', '| event | when | `event.detail` |'));
    const steps = found(/\breport\('(\w+)'/g, snippet);
    const named = rows.filter(
      (name) => name.startsWith('guide-messaging-auth:') && !/\d/.test(name),
    );
    expect(named.map((name) => name.split(':')[1]).sort()).toEqual(steps);
  });
});

describe('the tables of the module for websites', () => {
  const website = read(`snippet/${WEBSITE}`);
  const page = 'snippet/website.md';

  it('have each option of signIn', () => {
    const [, members = ''] = /interface SignInOptions \{([\s\S]*?)\n\}/.exec(website) ?? [];
    const rows = namesIn(tableOf(page, '| option of `signIn` | means |'));
    expect(rows.sort()).toEqual(found(/^ {2}readonly (\w+)\??:/gm, members));
  });

  it('have each state, and each code that the snippet does not have', () => {
    const [, union = ''] = /export type State =([\s\S]*?);\n\n/.exec(website) ?? [];
    const rows = namesIn(tableOf(page, '| `state.status` | means |'));
    expect(rows.sort()).toEqual(found(/readonly status: '([\w-]+)'/g, union));
    const own = found(/\bcode: '([\w-]+)'/g, website).filter(
      (code) => !snippet.includes(`'${code}'`),
    );
    expect(own).toEqual(['no-id-token']);
    expect(readText(page)).toContain('`no-id-token`');
  });
});

const FINDING = {
  check: '',
  subject: 'endpoint',
  title: '',
  found: '',
  where: '',
  why: '',
  fix: '',
  decisive: false,
} as const;

describe('the tables of the doctor', () => {
  it('have each exit code', () => {
    const rows = tableOf('src/doctor/README.md', '| exit code | means |').map(([code]) =>
      Number(code),
    );
    const ofFindings = [
      [],
      [{ ...FINDING, verdict: 'problem', severity: 'error' } satisfies Finding],
      [{ ...FINDING, verdict: 'could-not-tell', decisive: true } satisfies Finding],
    ].map((findings) => exitCodeOf(findings, false));
    expect([...ofFindings, usageError('').exitCode].sort()).toEqual(rows);
    expect(read('src/doctor/report.ts')).toContain('): 0 | 1 | 3 {');
  });

  it('have each field of --json, on its page and in the changelog', async () => {
    const theme = join(packageRoot, 'theme');
    const { stdout } = await runInProcess(['doctor', '--theme', theme, '--json'], packageRoot);
    const report = JSON.parse(stdout);
    const ofFindings = new Set<string>(report.findings.flatMap((one: object) => Object.keys(one)));
    for (const page of ['src/doctor/README.md', 'CHANGELOG.md']) {
      const text = readText(page);
      expect(text).toContain(`\`{${Object.keys(report).join(', ')}}\``);
      expect([...ofFindings].filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
    }
    for (const verdict of ['ok', 'problem', 'could-not-tell']) {
      expect(readText('src/doctor/README.md')).toContain(`\`${verdict}\``);
    }
  });
});

describe('the tables of the commands', () => {
  it('of the README have each command', () => {
    const rows = namesIn(tableOf('README.md', '| command | does |')).map(
      (name) => name.split(' ')[0],
    );
    expect(rows).toEqual(expect.arrayContaining(commands.map(({ name }) => name.split(' ')[0])));
    expect(new Set(rows).size).toBe(commands.length);
  });

  it('of the page of themes have each option that only add has', () => {
    const rows = namesIn(tableOf('src/theme-editing/README.md', '| option | does |'));
    const ofBuild = buildCommand.options.map(({ flag }) => flag);
    const own = addCommand.options
      .map(({ flag }) => flag)
      .filter((flag) => !ofBuild.includes(flag));
    expect(rows).toEqual(own);
  });
});

describe('the tables of the package', () => {
  it('have each entry point', () => {
    const { exports } = JSON.parse(read('package.json'));
    const entries = Object.keys(exports)
      .filter((entry) => entry !== './package.json')
      .map((entry) => entry.replace('.', 'guide-messaging-auth'));
    expect(namesIn(tableOf('src/README.md', '| entry point | has | runs on |'))).toEqual(entries);
  });

  it('have each function of the tools', () => {
    const moved = found(/export const (\w+)/g, read('src/moved-exports.ts'));
    const own = Object.keys(tools).filter((name) => !moved.includes(name));
    const rows = namesIn(tableOf('src/README.md', '| function | does |')).map(
      (call) => call.split('(')[0],
    );
    expect(rows).toEqual(expect.arrayContaining(own));
  });
});

describe('the tables of proofs', () => {
  it.each(['src/token-endpoint/README.md'])('of %s have each proof', (page) => {
    expect(namesIn(tableOf(page, '| proof | who vouches | where it fits |'))).toEqual([...PROOFS]);
  });

  it('of the threat model have a column for each', () => {
    expect(readText('.github/SECURITY.md')).toContain(
      `| attacker | ${PROOFS.map((proof) => `\`${proof}\``).join(' | ')} |`,
    );
  });
});

describe('the tables of the local Help Center', () => {
  const page = 'src/local-help-center/README.md';

  it('have each fault that can be switched on', () => {
    const [, fields = ''] =
      /strictObject\(\{([\s\S]*?)\n\}\)/.exec(
        read('src/local-help-center/developer/panel/developer-panel-routes.ts'),
      ) ?? [];
    expect(namesIn(tableOf(page, '| switch | what it does |')).sort()).toEqual(
      found(/^ {2}(\w+):/gm, fields),
    );
  });

  it('have each reason of the messenger', () => {
    const [, union = ''] =
      /export type LoginFailureReason =([\s\S]*?);/.exec(
        read('src/local-help-center/widgets/messenger/protocol.ts'),
      ) ?? [];
    const [, list = ''] = /with one of these reasons: ([^.]*)\./.exec(readText(page)) ?? [];
    expect(found(/`(\w+)`/g, list)).toEqual(found(/'(\w+)'/g, union));
  });
});

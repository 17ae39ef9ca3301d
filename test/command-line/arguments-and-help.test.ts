import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ENDPOINT_ENVIRONMENT } from '../../src/commands/endpoint-environment.js';
import { commands } from '../../src/commands/index.js';
import { packageRoot } from '../../src/package-root.js';
import { environmentTable } from '../../src/token-endpoint/environment.js';
import { runInProcess, runKit } from './run-kit.js';

describe('guide-messaging-auth', () => {
  it.each([
    [['--help'], 0],
    [['build', '--help'], 0],
    [['help'], 0],
    [['help', 'add'], 0],
    [['--version'], 0],
    [[], 2],
  ])('answers %j with exit code %i', async (args, exitCode) => {
    expect(await runInProcess(args, tmpdir())).toMatchObject({ exitCode, stderr: '' });
  });

  it.each([
    [['--foo'], "Unknown option '--foo'. See guide-messaging-auth --help"],
    [['add'], "Missing required argument 'theme'. See guide-messaging-auth add --help"],
    [['dev', '--debug', '--debug'], '--debug is given twice. Give it once.'],
    [['build', '--out', '--debug'], '--out needs a value; found --debug, which is another option.'],
    [['remove', 'a', 'b'], "Too many arguments for 'remove'. Expected 1 argument but got 2."],
    [['serve', '--chek'], '(Did you mean --check?) See guide-messaging-auth serve --help'],
  ])('reports what is wrong with %j', async (args, message) => {
    expect(await runInProcess(args, tmpdir())).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(message),
    });
  });

  it('lets a reader of its help go away early, as head does', async () => {
    const child = spawn(
      process.execPath,
      [join(packageRoot, 'lib', 'cli.js'), 'doctor', '--help'],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    child.stdout.destroy();
    expect(await text(child.stderr)).toBe('');
  });

  it('names the nearest command for one that does not exist, as a program too', async () => {
    const program = await runKit(['buld'], tmpdir());
    expect(program).toEqual(await runInProcess(['buld'], tmpdir()));
    expect(program).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("Unknown command 'buld'. (Did you mean build?)"),
    });
  });
});

describe('guide-messaging-auth COMMAND --help', () => {
  it('names each variable of the token endpoint’s environment', () => {
    const names = [...environmentTable().matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
    expect(ENDPOINT_ENVIRONMENT.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it.each(['serve', 'doctor'])('of %s names them all, with what they mean', async (name) => {
    const { stdout } = await runInProcess([name, '--help'], tmpdir());
    for (const variable of ENDPOINT_ENVIRONMENT) {
      expect(stdout.replace(/ {2,}/g, ' ')).toContain(`${variable.name} ${variable.summary}`);
    }
  });

  it.each(commands.map(({ name }) => name.split(' ')[0] ?? ''))(
    'explains all of %s',
    async (name) => {
      const command = commands.find((candidate) => candidate.name.split(' ')[0] === name);
      const { stdout } = await runInProcess([name, '--help'], tmpdir());
      for (const { flag, values = [] } of command?.options ?? []) {
        expect(stdout).toContain(flag);
        for (const { value, meaning } of values) {
          expect(stdout.replace(/ {2,}/g, ' ')).toContain(`${value} ${meaning}`);
        }
      }
      for (const variable of command?.environment ?? []) expect(stdout).toContain(variable.name);
      for (const example of command?.examples ?? []) expect(stdout).toContain(example);
    },
  );
});

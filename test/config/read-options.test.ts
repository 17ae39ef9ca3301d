import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONFIG_FILE, readOptions } from '../../src/config/index.js';

const ENDPOINT = 'https://jwt.example.com/messaging';
const NAMES = ['endpoint', 'proof', 'widget', 'roles', 'debug', 'out'] as const;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kit-config-'));
});
afterEach(() => rm(folder, { recursive: true }));

const read = (flags: Record<string, unknown>) => readOptions(NAMES, flags, folder);
const config = (text: string) => writeFile(join(folder, CONFIG_FILE), text);

describe('options', () => {
  it('have defaults for everything but the endpoint', async () => {
    expect(await read({ endpoint: ENDPOINT })).toEqual({
      endpoint: ENDPOINT,
      proof: 'help-center-jwt',
      widget: 'messaging',
      roles: [],
      debug: false,
      out: 'dist',
    });
  });

  it('come from the config file', async () => {
    await config(JSON.stringify({ endpoint: ENDPOINT, proof: 'cookie', roles: ['end_user'] }));
    expect(await read({})).toMatchObject({
      endpoint: ENDPOINT,
      proof: 'cookie',
      roles: ['end_user'],
    });
  });

  it('on the command line win over the config file', async () => {
    await config(JSON.stringify({ endpoint: ENDPOINT, proof: 'cookie' }));
    expect(await read({ proof: 'none' })).toMatchObject({ proof: 'none' });
  });

  it('take roles separated by commas', async () => {
    expect(await read({ endpoint: ENDPOINT, roles: 'end_user, agent' })).toMatchObject({
      roles: ['end_user', 'agent'],
    });
  });

  it.each([
    'http://localhost:8787/messaging',
    'http://shop.localhost:8787/messaging',
    'http://127.0.0.1:8787/messaging',
    'http://[::1]:8787/messaging',
    'https://jwt.example.com/messaging?brand=1',
  ])('accept the endpoint %s', async (endpoint) => {
    expect(await read({ endpoint })).toMatchObject({ endpoint });
  });
});

describe('a wrong option', () => {
  it.each([
    ['no endpoint', {}, /--endpoint: no endpoint is given/],
    ['an endpoint that is not a URL', { endpoint: 'jwt' }, /--endpoint: "jwt" is not a URL/],
    ['http: on the internet', { endpoint: 'http://a.example' }, /not encrypted/],
    [
      'http: on a host that only sounds local',
      { endpoint: 'http://localhost.evil.example' },
      /not encrypted/,
    ],
    [
      'http: on a host that the token endpoint does not trust either',
      { endpoint: 'http://two.names.localhost:8787/messaging' },
      /not encrypted.*names such as shop\.localhost/,
    ],
    ['another scheme', { endpoint: 'ftp://a.example' }, /starts with ftp:/],
    ['a URL with a password', { endpoint: 'https://u:p@a.example' }, /credentials/],
    ['a URL with a user', { endpoint: 'https://u@a.example' }, /credentials/],
    ['an unknown proof', { endpoint: ENDPOINT, proof: 'cokie' }, /Did you mean "cookie"\?/],
    ['an unknown widget', { endpoint: ENDPOINT, widget: 'mesaging' }, /Did you mean "messaging"\?/],
    [
      'a word that is near to none',
      { endpoint: ENDPOINT, proof: 'zzz' },
      /is not one of help-center-jwt, cookie, id-token, none\.$/,
    ],
    [
      'a word with a quotation mark',
      { endpoint: ENDPOINT, proof: 'coo"kie' },
      /"coo"kie" is not one of/,
    ],
    [
      'a role of another vocabulary',
      { endpoint: ENDPOINT, roles: 'manager' },
      /"manager" is not one of end_user, agent, admin/,
    ],
    [
      'a role that is not a word',
      { endpoint: ENDPOINT, roles: 'a;b' },
      /"a;b" is not one of end_user, agent, admin/,
    ],
  ])('is named: %s', async (_, flags, message) => {
    await expect(read(flags)).rejects.toThrow(message);
  });

  it('never repeats the password of a URL', async () => {
    await expect(read({ endpoint: 'https://u:hunter2@a.example' })).rejects.not.toThrow(/hunter2/);
  });

  it('is reported together with the others', async () => {
    await expect(read({ proof: 'x', widget: 'y' })).rejects.toThrow(
      /--endpoint: [\s\S]*--proof: [\s\S]*--widget: /,
    );
  });

  it('names the config file when the option is there', async () => {
    await config(JSON.stringify({ endpoint: ENDPOINT, proof: 'cokie' }));
    await expect(read({})).rejects.toThrow(`${CONFIG_FILE}: "proof": "cokie" is not one of`);
  });
});

describe('a wrong config file', () => {
  it.each([
    ['is not JSON', '{\n  "endpoint": https\n}', `${CONFIG_FILE}:2:15: this is not JSON`],
    ['ends too early', '{\n  "endpoint": "a"', `${CONFIG_FILE}:2:18: this is not JSON`],
    ['has a comment', '{ /* why */ }', 'this is not JSON (invalid comment token)'],
    [
      'is nested too deeply',
      '['.repeat(200_000),
      `${CONFIG_FILE}:1:1: this is not JSON (it is nested too deeply)`,
    ],
    ['has a key that a terminal would obey', '{ "\\u001b[2J": 1 }', 'no option "\\u001b[2J"'],
    ['is a list', '[]', 'expected an object'],
    [
      'has an unknown key',
      '{ "endpont": "a" }',
      'there is no option "endpont". Did you mean "endpoint"?',
    ],
  ])('is refused where it %s', async (_, text, message) => {
    await config(text);
    await expect(read({})).rejects.toThrow(message);
  });

  it('may name its JSON Schema', async () => {
    await config(JSON.stringify({ $schema: './schema.json', endpoint: ENDPOINT }));
    expect(await read({})).toMatchObject({ endpoint: ENDPOINT });
  });
});

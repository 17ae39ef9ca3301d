import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { devCommand } from '../src/commands/dev.js';
import { configOptions } from '../src/config/index.js';
import { headBlockAround, settingsAttributes, textAttributes } from '../src/head-block/index.js';
import { packageRoot } from '../src/package-root.js';
import {
  signInDefaults,
  signInOptions,
  signInSettings,
  signInSettingValues,
  signInValues,
} from '../src/sign-in-options.js';
import { PROOFS } from '../src/token-endpoint/proofs-and-roles.js';

interface Group {
  readonly label: string;
  readonly variables: readonly {
    readonly identifier: string;
    readonly type: string;
    readonly options?: readonly { readonly value: string }[];
  }[];
}

const manifest = JSON.parse(readFileSync(join(packageRoot, 'theme/manifest.json'), 'utf8'));
const group: Group = manifest.settings.find(
  ({ label }: Group) => label === 'messaging_group_label',
);

const OPTIONS = {
  endpoint: 'https://jwt.example.com/messaging',
  proof: 'id-token',
  roles: ['end_user', 'admin'],
  debug: true,
} as const;

describe('the table of sign-in options', () => {
  it('has the settings of the theme’s panel, in its order and of its types', () => {
    expect(group.variables.map(({ identifier, type }) => ({ identifier, type }))).toEqual(
      signInSettings.map(({ identifier, type }) => ({ identifier, type })),
    );
  });

  it('has the proofs that the panel offers', () => {
    const proof = group.variables.find(({ type }) => type === 'list');
    expect(proof?.options?.map(({ value }) => value)).toEqual([...PROOFS]);
  });

  it('has a flag and a key of the config file for each option', () => {
    expect(configOptions).toMatchObject(signInOptions);
    for (const [name, { flag, attribute }] of Object.entries(signInOptions)) {
      expect(name).toMatch(/^[a-z]+$/);
      expect(flag.split(' ')[0]).toBe(`--${name}`);
      expect(attribute).toBe(`data-${name}`);
    }
  });

  it('has a flag of dev for each option', () => {
    const flags = devCommand.options.map(({ flag }) => flag);
    for (const { flag } of Object.values(signInOptions)) expect(flags).toContain(flag);
  });

  it('gives the local Help Center what was chosen, and defaults for the rest', () => {
    const { endpoint, ...chosen } = OPTIONS;
    expect(signInValues(endpoint, chosen)).toEqual(OPTIONS);
    expect(signInValues(endpoint, { proof: undefined })).toEqual({ ...signInDefaults, endpoint });
  });

  it('gives the head block every option as a text', () => {
    const block = headBlockAround('', textAttributes(OPTIONS));
    expect(block).toContain(
      '<script data-endpoint="https://jwt.example.com/messaging" data-proof="id-token" data-roles="end_user,admin" data-debug="true" data-signed-in=',
    );
  });

  it('gives the head block every setting by its identifier, and roles as a text', () => {
    const block = headBlockAround('', settingsAttributes(OPTIONS));
    for (const { identifier } of signInSettings)
      expect(block).toContain(`{{settings.${identifier}}}`);
    expect(block).toContain('data-roles="end_user,admin"');
  });

  it('gives every setting its value', () => {
    expect(signInSettingValues(OPTIONS)).toEqual({
      messaging_token_endpoint: OPTIONS.endpoint,
      messaging_proof: 'id-token',
      messaging_debug: true,
    });
  });
});

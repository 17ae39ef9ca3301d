import * as v from 'valibot';
import { endpointUrl } from './endpoint-url.js';
import { type Option, type OptionValue, oneOf, options } from './option.js';
import type { Role } from './token-endpoint/index.js';
import { PROOFS, type Proof, ROLES } from './token-endpoint/proofs-and-roles.js';

/**
 * An option of the sign-in itself: an attribute of the head block, and with the same meaning a flag,
 * a key of the config file and mostly a setting in the theme's panel.
 */
export interface SignInOption extends Option {
  /** In the head block, where the snippet reads it. */
  readonly attribute: `data-${string}`;
  /** In `manifest.json`; `null` where the build writes the attribute's text instead. */
  readonly setting: {
    readonly identifier: string;
    readonly type: 'text' | 'list' | 'checkbox';
  } | null;
}

/** What each proof means, by its name. */
const PROOF_MEANINGS: Readonly<Record<Proof, string>> = {
  'help-center-jwt': 'Zendesk states who is signed in; Enterprise plans only (default)',
  cookie: 'the session of your own website, on the endpoint’s site',
  'id-token': 'a token of your identity provider (Auth0, Okta, Entra ID …)',
  none: 'anyone who asks is believed: for trials only',
};

const ROLE_MEANINGS: Readonly<Record<Role, string>> = {
  end_user: 'customers',
  agent: 'agents',
  admin: 'administrators, whom Help Center pages call managers',
};

const roleList = v.pipe(
  v.union(
    [v.string(), v.array(v.string())],
    'expected role names, for example end_user (comma-separated on the command line, a list in the config file)',
  ),
  v.transform((given) => (typeof given === 'string' ? given.split(',') : given)),
  v.transform((names) => names.map((name) => name.trim()).filter((name) => name !== '')),
  v.array(oneOf(ROLES)),
  v.readonly(),
);

/**
 * Every option of the sign-in, in the order of the head block's attributes and of the panel. A name
 * is one word in lower case, because a flag, a key and an attribute spell two words differently.
 */
export const signInOptions = options({
  endpoint: {
    flag: '--endpoint <url>',
    summary: 'The address of your token endpoint',
    schema: endpointUrl,
    json: {
      type: 'string',
      format: 'uri',
      pattern: '^https?://[^@/?#]+([/?#].*)?$',
      examples: ['https://jwt.example.com/messaging'],
    },
    attribute: 'data-endpoint',
    setting: { identifier: 'messaging_token_endpoint', type: 'text' },
  },
  proof: {
    flag: '--proof <proof>',
    summary: 'How the token endpoint knows who is asking',
    values: meanings(PROOF_MEANINGS),
    schema: v.optional(oneOf(PROOFS), 'help-center-jwt' satisfies Proof),
    json: { enum: PROOFS, default: 'help-center-jwt' },
    attribute: 'data-proof',
    setting: { identifier: 'messaging_proof', type: 'list' },
  },
  roles: {
    flag: '--roles <roles>',
    summary: 'Sign in only users with these roles, separated by commas (default: all users)',
    values: meanings(ROLE_MEANINGS),
    schema: v.optional(roleList, []),
    json: { type: 'array', items: { enum: ROLES } },
    attribute: 'data-roles',
    setting: null,
  },
  debug: {
    flag: '--debug',
    summary: 'Trace each step in the browser’s console',
    schema: v.optional(v.boolean('expected true or false'), false),
    json: { type: 'boolean', default: false },
    attribute: 'data-debug',
    setting: { identifier: 'messaging_debug', type: 'checkbox' },
  },
} satisfies Readonly<Record<string, SignInOption>>);

export type SignInOptionName = keyof typeof signInOptions;

/** The options' values, checked. */
export type SignInValues = {
  readonly [Name in SignInOptionName]: v.InferOutput<(typeof signInOptions)[Name]['schema']>;
};

/** Values of some options, for an endpoint that is known already. */
export type SignInChoices = {
  readonly [Name in Exclude<SignInOptionName, 'endpoint'>]?: SignInValues[Name] | undefined;
};

type SettingName = {
  [Name in SignInOptionName]: (typeof signInOptions)[Name]['setting'] extends null ? never : Name;
}[SignInOptionName];

/** The values that the settings panel starts from. */
export type SettingValues = Pick<SignInValues, SettingName>;

/** The values that are written into the head block even in a theme with settings. */
export type TextValues = Omit<SignInValues, SettingName>;

const entries = Object.entries(signInOptions) as [SignInOptionName, SignInOption][];

/** The names of all options, for commands that know every one. */
export const signInOptionNames: readonly SignInOptionName[] = entries.map(([name]) => name);

/** What the options are where nobody chooses; there is no default for the endpoint. */
export const signInDefaults = v.getDefaults(
  v.object(Object.fromEntries(entries.map(([name, { schema }]) => [name, schema]))),
) as unknown as Omit<SignInValues, 'endpoint'>;

/** Every option with the value that was chosen for it, else with its default. */
export function signInValues(endpoint: string, chosen: SignInChoices): SignInValues {
  const given = Object.entries(chosen).filter(
    ([name, value]) => Object.hasOwn(signInOptions, name) && value !== undefined,
  );
  return { ...signInDefaults, ...Object.fromEntries(given), endpoint };
}

/** The options that are settings of a theme: their names and what `manifest.json` calls them. */
export const signInSettings = entries.flatMap(([name, { setting }]) =>
  setting ? [{ name, ...setting }] : [],
);

/** The values of the settings, by identifier, as `manifest.json` has them. */
export function signInSettingValues(
  values: SettingValues,
): Readonly<Record<string, string | boolean>> {
  return Object.fromEntries(
    signInSettings.map(({ name, identifier }) => [identifier, values[name as keyof SettingValues]]),
  );
}

function meanings(table: Readonly<Record<string, string>>): OptionValue[] {
  return Object.entries(table).map(([value, meaning]) => ({ value, meaning }));
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../src/commands/index.js';
import { packageRoot } from '../../src/package-root.js';
import { signInDefaults, signInOptions, signInSettingValues } from '../../src/sign-in-options.js';
import { environmentTable } from '../../src/token-endpoint/environment.js';
import { problemTable } from '../../src/token-endpoint/problem.js';

const read = (file: string) => readFileSync(join(packageRoot, file), 'utf8');

const found = (pattern: RegExp, text: string): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, first]) => first ?? '')),
];

/**
 * Everything that keeps its name until version 2, from the code that defines it: a name that is
 * renamed or taken away changes the changelog, and a test fails until somebody has seen it.
 */
export function stableNames(): string {
  const snippet = readdirSync(join(packageRoot, 'snippet'))
    .filter((file) => file.endsWith('.ts') && file !== 'website.ts')
    .map((file) => read(`snippet/${file}`))
    .join('\n');
  const { exports } = JSON.parse(read('package.json')) as { exports: object };
  const settings = signInSettingValues({
    ...signInDefaults,
    endpoint: 'https://jwt.example.com/messaging',
  });
  const rows: [string, string[]][] = [
    ...commands.map(({ name, options }): [string, string[]] => [
      `\`${name === 'content <action> <url>' ? 'content pull <url>' : name}\``,
      options.map(({ flag }) => flag),
    ]),
    ['exit codes', ['0', '1', '2', '3']],
    [
      'attributes of the head block',
      [
        ...Object.values(signInOptions).map(({ attribute }) => attribute),
        'data-signed-in',
        'data-user',
      ],
    ],
    ['events', found(/\breport\('(\w+)'/g, snippet).map((step) => `guide-messaging-auth:${step}`)],
    [
      'codes of errors in a page',
      [
        ...found(/\brequest\(\s*'(\w+)'/g, snippet).map((service) => `${service}-STATUS`),
        ...found(/\bcode: '([\w-]+)'/g, snippet).filter((code) => !/-\d+$/.test(code)),
      ],
    ],
    ['settings of the theme', Object.keys(settings)],
    ['environment variables', found(/^\| `([A-Z_]+)`/gm, environmentTable())],
    ['error codes of the endpoint', found(/^\| \d+ \| `(\w+)`/gm, problemTable())],
    [
      'entry points',
      Object.keys(exports)
        .filter((entry) => entry !== './package.json')
        .map((entry) => entry.replace('.', 'guide-messaging-auth')),
    ],
  ];
  return [
    '| what | names |',
    '| --- | --- |',
    ...rows.map(
      ([what, names]) => `| ${what} | ${names.map((name) => `\`${name}\``).join(', ')} |`,
    ),
  ].join('\n');
}

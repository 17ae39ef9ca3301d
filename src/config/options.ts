import * as v from 'valibot';
import { WIDGETS, type Widget } from '../browser-code/index.js';
import { type Option, oneOf, options, quoted } from '../option.js';
import { signInOptions } from '../sign-in-options.js';

const folder = v.pipe(v.string('expected a folder'), v.nonEmpty('expected a folder'));
const isSwitch = v.optional(v.boolean('expected true or false'), false);

const PORT_RANGE = 'expected a whole number from 0 to 65535';
const port = v.pipe(
  v.unknown(),
  // On the command line it is a text.
  v.transform((given) =>
    typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given,
  ),
  v.number(({ input }) => `${quoted(input)} is not a port. E${PORT_RANGE.slice(1)}.`),
  v.integer(PORT_RANGE),
  v.minValue(0, PORT_RANGE),
  v.maxValue(65535, PORT_RANGE),
);

/** Every option that the config file may have, and the command line of a command that knows it. */
export const configOptions = options({
  ...signInOptions,
  widget: {
    flag: '--widget <widget>',
    summary: 'The widget to sign in to',
    values: [
      { value: 'messaging', meaning: 'the messenger (default)' },
      { value: 'classic', meaning: 'the Web Widget (Classic)' },
    ],
    schema: v.optional(oneOf(WIDGETS), 'messaging' satisfies Widget),
    json: { enum: WIDGETS, default: 'messaging' },
  },
  out: {
    flag: '--out <folder>',
    summary: 'The folder to write (default: dist)',
    schema: v.optional(folder, 'dist'),
    json: { type: 'string', minLength: 1, default: 'dist' },
  },
  port: {
    flag: '--port <port>',
    summary: 'The port of the local Help Center (default: 3000; 0: any free one)',
    schema: v.optional(port, 3000),
    json: { type: 'integer', minimum: 0, maximum: 65535, default: 3000 },
  },
  host: {
    flag: '--host <address>',
    summary: 'The address that the local Help Center listens on (default: this machine only)',
    schema: v.optional(
      v.pipe(
        v.string('expected an address, for example 0.0.0.0'),
        v.trim(),
        v.nonEmpty('the address is empty. Expected one, for example 0.0.0.0'),
      ),
    ),
    json: { type: 'string', minLength: 1, examples: ['0.0.0.0'] },
  },
  https: {
    flag: '--https',
    summary: 'Serve the local Help Center over HTTPS, with a certificate made for this machine',
    schema: isSwitch,
    json: { type: 'boolean', default: false },
  },
  content: {
    flag: '--content <folder>',
    summary: 'A folder of sample content for the local Help Center',
    schema: v.optional(folder),
    json: { type: 'string', minLength: 1 },
  },
} satisfies Readonly<Record<string, Option>>);

export type OptionName = keyof typeof configOptions;

/** How a command declares options that it shares with others. */
export function optionFlags(
  ...names: readonly OptionName[]
): Pick<Option, 'flag' | 'summary' | 'values'>[] {
  return names.map((name) => configOptions[name]);
}

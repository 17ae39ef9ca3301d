import * as v from 'valibot';
import { printable } from '../terminal/index.js';
import { PROOFS, type Proof, WIDGETS, type Widget } from '../vocabulary.js';
import { endpointUrl } from './endpoint-url.js';
import { didYouMean } from './nearest.js';

/** One of a few words; a wrong one is answered with the nearest right one. */
function oneOf<const Words extends readonly string[]>(words: Words) {
  return v.picklist(
    words,
    ({ input }) =>
      `${quoted(input)} is none of ${words.join(', ')}.${didYouMean(String(input), words)}`,
  );
}

/** What was given instead, fit for a message. */
function quoted(input: unknown): string {
  return typeof input === 'string' ? `"${printable(input)}"` : printable(String(input));
}

const roleList = v.pipe(
  v.union(
    [v.string(), v.array(v.string())],
    'expected role names, for example end_user (comma-separated on the command line, a list in the config file)',
  ),
  v.transform((given) => (typeof given === 'string' ? given.split(',') : given)),
  v.transform((names) => names.map((name) => name.trim()).filter((name) => name !== '')),
  v.array(
    v.pipe(
      v.string(),
      v.regex(
        /^[a-z_]+$/,
        ({ input }) =>
          `${quoted(input)} is not a role. Expected names like end_user, agent, manager.`,
      ),
    ),
  ),
);

/** Every option that may stand in the config file, and on the command line of a command that knows it. */
export const optionSchemas = {
  endpoint: endpointUrl,
  proof: v.optional(oneOf(PROOFS), 'help-center-jwt' satisfies Proof),
  widget: v.optional(oneOf(WIDGETS), 'messaging' satisfies Widget),
  roles: v.optional(roleList, []),
  debug: v.optional(v.boolean('expected true or false'), false),
  out: v.optional(v.pipe(v.string('expected a folder'), v.nonEmpty('expected a folder')), 'dist'),
  port: v.optional(
    v.pipe(
      v.number(
        ({ input }) => `${quoted(input)} is not a port. Expected a whole number from 0 to 65535.`,
      ),
      v.integer('expected a whole number from 0 to 65535'),
      v.minValue(0, 'expected a whole number from 0 to 65535'),
      v.maxValue(65535, 'expected a whole number from 0 to 65535'),
    ),
    3000,
  ),
  host: v.optional(
    v.pipe(
      v.string('expected an address, for example 0.0.0.0'),
      v.trim(),
      v.nonEmpty('the address is empty. Expected one, for example 0.0.0.0'),
    ),
  ),
  https: v.optional(v.boolean('expected true or false'), false),
  content: v.optional(v.pipe(v.string('expected a folder'), v.nonEmpty('expected a folder'))),
} as const;

export type OptionName = keyof typeof optionSchemas;

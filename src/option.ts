import * as v from 'valibot';
import { didYouMean } from './did-you-mean.js';
import { printable } from './terminal/index.js';

/** A value that an option can have, for `--help` and the documentation. */
export interface OptionValue {
  readonly value: string;
  readonly meaning: string;
}

/**
 * An option of the command line and of the config file: everything about it, once. What `--help`,
 * the JSON Schema and the documentation show is made from it.
 */
export interface Option {
  /** `--endpoint <url>` has a value, `--debug` does not. */
  readonly flag: string;
  /** One line, without a full stop. */
  readonly summary: string;
  readonly values?: readonly OptionValue[];
  /** Checks a value from the command line (a text, or `true`) or from the config file. */
  readonly schema: v.GenericSchema<unknown, unknown>;
  /** The config file's JSON Schema, without a description. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** Declares options; their types stay as narrow as they are. */
export const options = <const Options extends Readonly<Record<string, Option>>>(
  table: Options,
): Options => table;

/** One of a few words; a wrong one is answered with the nearest right one. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return v.picklist(
    words,
    ({ input }) =>
      `${quoted(input)} is not one of ${words.join(', ')}.${didYouMean(String(input), words)}`,
  );
}

/** What was given instead, fit for a message. */
export function quoted(input: unknown): string {
  return typeof input === 'string' ? `"${printable(input)}"` : printable(String(input));
}

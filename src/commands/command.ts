import type { OptionValue } from '../option.js';

/**
 * What a person types to run a command of the kit, in a project that has installed it or in a clone.
 * `--no` never downloads a package of the same name.
 */
export const typed = (command: string): string => `npx --no guide-messaging-auth ${command}`;

/** An option of a command, as `--help` shows it. */
export interface CommandOption {
  /** `--endpoint <url>` takes a value, `--debug` does not. */
  readonly flag: string;
  readonly summary: string;
  /** What each value means, where there are a few. */
  readonly values?: readonly OptionValue[];
}

/** An environment variable that a command reads. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly summary: string;
}

/** How a command was called: what was typed after it, before anything is checked. */
export interface CommandCall {
  readonly args: readonly string[];
  /** By name in camel case (`--dry-run` is `dryRun`); what was not given is missing. */
  readonly flags: Readonly<Record<string, unknown>>;
}

/** One command of `guide-messaging-auth`; `command-line.ts` declares them all. */
export interface Command {
  /** With its arguments: `add <theme>`, `dev [theme]`. */
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CommandOption[];
  readonly environment?: readonly EnvironmentVariable[];
  /** The option that makes the command read them, if not each call does: `--account`. */
  readonly environmentOf?: string;
  /** What to type after `guide-messaging-auth`. */
  readonly examples: readonly string[];
  /**
   * Does the work and writes to standard output and error.
   *
   * @returns the exit code; nothing means 0
   * @throws KitError for what the person at the terminal can fix
   */
  run(call: CommandCall): Promise<number | undefined>;
}

import { buildCommand } from './build.js';
import type { Command } from './command.js';

/** The commands, in the order in which `--help` lists them. */
export const commands: readonly Command[] = [buildCommand];

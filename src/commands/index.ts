import { addCommand } from './add.js';
import { buildCommand } from './build.js';
import type { Command } from './command.js';
import { contentCommand } from './content.js';
import { devCommand } from './dev.js';
import { doctorCommand } from './doctor.js';
import { initCommand } from './init.js';
import { removeCommand } from './remove.js';
import { serveCommand } from './serve.js';

export { type Command, typed } from './command.js';
export { helpDetails } from './help-details.js';

/** The commands, in the order in which `--help` lists them. */
export const commands: readonly Command[] = [
  initCommand,
  buildCommand,
  addCommand,
  removeCommand,
  devCommand,
  contentCommand,
  serveCommand,
  doctorCommand,
];

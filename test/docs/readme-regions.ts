import { commandReference } from './command-reference.js';
import type { Regions } from './fill-regions.js';

/** The parts of the README that code makes. */
export const readmeRegions: Regions = {
  commands: commandReference,
};

import { checksTable } from '../../src/doctor/index.js';
import { findingsTable } from '../../src/guide/check/index.js';
import { environmentTable, problemTable } from '../../src/token-endpoint/index.js';
import { whatHappensWhen } from '../browser/snippet/what-happens-when.js';
import { settingsTable } from '../theme/settings-table.js';
import { commandReference } from './command-reference.js';
import type { Regions } from './fill-regions.js';

/** The parts of the README that code makes. */
export const readmeRegions: Regions = {
  commands: commandReference,
  environment: environmentTable,
  problems: problemTable,
  'endpoint-checks': checksTable,
  'theme-findings': findingsTable,
  'theme-settings': settingsTable,
  'what-happens-when': whatHappensWhen,
};

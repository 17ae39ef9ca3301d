import { checksTable } from '../../src/doctor/index.js';
import { findingsTable } from '../../src/guide/check/index.js';
import { headBlock } from '../../src/head-block/index.js';
import { environmentTable } from '../../src/token-endpoint/environment.js';
import { problemTable } from '../../src/token-endpoint/problem.js';
import { whatHappensWhen } from '../browser/snippet/what-happens-when.js';
import { settingsTable } from '../theme/settings-table.js';
import { commandReference } from './command-reference.js';
import type { Regions } from './fill-regions.js';
import { stableNames } from './stable-names.js';

/**
 * The pages with parts that code writes, and those parts. `npm run docs` writes them into the
 * pages, and a test compares them.
 */
export const pages: Readonly<Record<string, Regions>> = {
  'CHANGELOG.md': { stable: stableNames },
  'snippet/README.md': {
    'block-messaging': () => blockToPaste('messaging'),
    'block-classic': () => blockToPaste('classic'),
    'what-happens-when': whatHappensWhen,
  },
  'theme/README.md': { 'theme-settings': settingsTable },
  'src/commands/README.md': { commands: commandReference },
  'src/doctor/README.md': { 'endpoint-checks': checksTable },
  'src/theme-editing/README.md': { 'theme-findings': findingsTable },
  'src/token-endpoint/README.md': { environment: environmentTable, problems: problemTable },
};

/** The head block to copy from a page, with an endpoint to fill in. */
async function blockToPaste(widget: 'messaging' | 'classic'): Promise<string> {
  const attributes = { endpoint: { text: '' }, proof: { text: 'help-center-jwt' } };
  return `\`\`\`hbs\n${await headBlock({ widget, attributes })}\n\`\`\``;
}

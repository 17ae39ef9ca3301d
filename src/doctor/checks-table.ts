import { accountChecks } from './account/index.js';
import { endpointChecks } from './endpoint/index.js';
import { themeChecks } from './theme/index.js';

/** Everything that the doctor looks at, in a Markdown table; for the README. */
export function checksTable(): string {
  const rows = [
    ...endpointChecks.map(({ id, title }) => `| \`${id}\` | endpoint | ${title} |`),
    ...themeChecks.map(({ id, title }) => `| \`${id}\` | theme | ${title} |`),
    ...accountChecks.map(({ id, title }) => `| \`${id}\` | account | ${title} |`),
    '| `theme-…` | theme | Everything that the theme checker knows |',
  ];
  return ['| check | of | what has to be so |', '| --- | --- | --- |', ...rows].join('\n');
}

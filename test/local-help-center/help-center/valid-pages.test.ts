import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { expect, it } from 'vitest';
import { readTheme } from '../../../src/guide/theme/index.js';
import { packageRoot } from '../../../src/package-root.js';
import { addressesOfTemplates } from './addresses-of-templates.js';
import { guideApp } from './guide-app.js';

/** The rules of the HTML standard; matters of taste are left to the formatter of the theme. */
const validator = new HtmlValidate({ extends: ['html-validate:standard'] });

it.each(['nobody', 'grace'] as const)(
  'every page of the theme is valid HTML for %s',
  { timeout: 120_000 },
  async (visitor) => {
    const theme = await readTheme(join(packageRoot, 'theme'));
    const variables = theme.manifest.settings.flatMap((group) => group.variables);
    const settings = Object.fromEntries(
      variables.map(({ identifier, type, value }) => [
        identifier,
        type === 'file' ? `/theme/${identifier}.svg` : (value ?? ''),
      ]),
    );
    const app = await guideApp(Object.fromEntries(theme.templates), { settings });
    const person = visitor === 'nobody' ? undefined : app.people[visitor];
    const wrong = new Map<string, string>();

    for (const { path } of addressesOfTemplates(theme)) {
      const html = await app.html(path, person);
      const report = await validator.validateString(html);
      const lines = html.split('\n');
      for (const { ruleId, message, line } of report.results.flatMap((each) => each.messages)) {
        wrong.set(`${ruleId}: ${message}`, `${path}: ${lines[line - 1]?.trim().slice(0, 160)}`);
      }
    }

    expect(Object.fromEntries(wrong)).toEqual({});
  },
);

// Renders every template of theme folders, signed out, as an end user and as an agent, and prints
// what does not work:
//   npx tsx test/local-help-center/help-center/render-themes.ts FOLDER...
import { basename } from 'node:path';
import { Hono } from 'hono';
import { createGuideStore } from '../../../src/guide/content/index.js';
import type { GuideTheme } from '../../../src/guide/theme/index.js';
import { readTheme } from '../../../src/guide/theme/index.js';
import {
  type Content,
  guideRoutes,
  loadContent,
} from '../../../src/local-help-center/help-center/index.js';
import type { Account, Person } from '../../../src/local-help-center/people/account.js';
import { createAccount } from '../../../src/local-help-center/people/create-account.js';
import { createThemes } from '../../../src/local-help-center/theming/index.js';
import { addressesOfTemplates, withOptionalTemplate } from './addresses-of-templates.js';

interface Outcome {
  readonly rendered: ReadonlySet<string>;
  readonly problems: ReadonlySet<string>;
  readonly missingWords: ReadonlySet<string>;
  /** Of each page, in milliseconds. */
  readonly times: readonly number[];
}

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('Name the folders of the themes to render.');
  process.exitCode = 2;
}
const content = await loadContent();
const account = createAccount();
for (const folder of folders) {
  const theme = await readTheme(folder).catch((error: unknown) => {
    console.log(`${basename(folder)}: cannot be read: ${String(error)}`);
    process.exitCode = 1;
  });
  if (!theme) continue;
  const outcome = await renderTheme(theme, account, content);
  const left = [...theme.templates.keys()].filter((name) => !outcome.rendered.has(name));
  const median = [...outcome.times].sort((a, b) => a - b)[outcome.times.length >> 1] ?? 0;
  console.log(
    `${basename(folder)}: API version ${theme.manifest.api_version}, ` +
      `${outcome.rendered.size} of ${theme.templates.size} templates, ` +
      `${outcome.times.length} pages, median ${median.toFixed(1)} ms`,
  );
  for (const name of left) console.log(`  not rendered: ${name}`);
  for (const problem of outcome.problems) console.log(`  ${problem.replaceAll('\n', '\n    ')}`);
  if (outcome.missingWords.size > 0) {
    console.log(`  no words for: ${[...outcome.missingWords].join(', ')}`);
  }
  if (left.length > 0 || outcome.problems.size > 0) process.exitCode = 1;
}

async function renderTheme(
  theme: GuideTheme,
  account: Account,
  content: Content,
): Promise<Outcome> {
  const rendered = new Set(['document_head', 'header', 'footer']);
  const problems = new Set<string>();
  const missingWords = new Set<string>();
  const times: number[] = [];
  const visitors: (Person | null)[] = [null, ...account.people().slice(0, 3)];

  for (const { template, path, status } of addressesOfTemplates(theme)) {
    const themes = createThemes({ read: async () => theme });
    const app = new Hono();
    app.route(
      '/',
      guideRoutes({
        account,
        themeFor: themes.themeFor,
        store: createGuideStore(account, withOptionalTemplate(content, template)),
        pageEnd: () => '',
        onTemplateError: ({ file, problems: found }) => {
          for (const { line, column, description } of found) {
            problems.add(`${file}:${line}:${column}: ${description}`);
          }
        },
      }),
    );
    app.onError((error, context) => {
      problems.add(`${path}: ${error.stack ?? error.message}`);
      return context.text('failed', 500);
    });
    for (const visitor of visitors) {
      const headers = visitor
        ? { cookie: `_zendesk_session=${account.signIn(visitor)}` }
        : undefined;
      const started = performance.now();
      const response = await app.request(path, headers && { headers });
      const html = await response.text();
      times.push(performance.now() - started);
      for (const [, key] of html.matchAll(/translation missing: [\w-]+\.([^"<]+)/g)) {
        missingWords.add(key ?? '');
      }
      if (response.status === status) rendered.add(template);
      const expected = visitor === null ? [status, 302, 401] : [status, 403];
      if (!expected.includes(response.status) && response.status !== 500) {
        problems.add(`${path}: answered ${response.status}`);
      }
    }
  }
  return { rendered, problems, missingWords, times };
}

// Renders every template of theme folders, signed out, as end users and as an agent, and prints
// what does not work, and the slowest template:
//   npx tsx test/local-help-center/help-center/render-themes.ts FOLDER...
import { basename } from 'node:path';
import { Hono } from 'hono';
import { createGuideStore } from '../../../src/guide/content/index.js';
import type { GuideTheme } from '../../../src/guide/theme/index.js';
import { FRAME_TEMPLATES, readTheme } from '../../../src/guide/theme/index.js';
import type { Account, AccountPerson } from '../../../src/local-help-center/account/account.js';
import { createAccount } from '../../../src/local-help-center/account/create-account.js';
import {
  type Content,
  guideRoutes,
  loadContent,
} from '../../../src/local-help-center/help-center/index.js';
import { createThemes } from '../../../src/local-help-center/theming/index.js';
import { addressesOfTemplates, withOptionalTemplate } from './addresses-of-templates.js';

interface RenderedTheme {
  readonly rendered: ReadonlySet<string>;
  readonly problems: ReadonlySet<string>;
  readonly missingWords: ReadonlySet<string>;
  /** Of each template, the processor time of its pages after the first, in milliseconds. */
  readonly times: ReadonlyMap<string, readonly number[]>;
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
  const [slowest] = [...outcome.times]
    .map(([template, times]) => ({ template, time: median(times) }))
    .sort((a, b) => b.time - a.time);
  const pages = [...outcome.times.values()].flat();
  console.log(
    `${basename(folder)}: API version ${theme.manifest.api_version}, ` +
      `${outcome.rendered.size} of ${theme.templates.size} templates, ${pages.length} pages, ` +
      `median ${median(pages).toFixed(1)} ms, ` +
      `slowest ${slowest?.template} ${slowest?.time.toFixed(1)} ms`,
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
): Promise<RenderedTheme> {
  const rendered = new Set(FRAME_TEMPLATES);
  const problems = new Set<string>();
  const missingWords = new Set<string>();
  const times = new Map<string, number[]>();
  const visitors: (AccountPerson | null)[] = [null, ...account.people().slice(0, 3)];
  const appOf = (shown: Content) => {
    const themes = createThemes({ read: async () => theme });
    const app = new Hono();
    app.route(
      '/',
      guideRoutes({
        account,
        themeFor: themes.themeFor,
        store: createGuideStore(account, shown),
        pageEnd: () => '',
        onTemplateError: ({ file, problems: found }) => {
          for (const { line, column, description } of found) {
            problems.add(`${file}:${line}:${column}: ${description}`);
          }
        },
      }),
    );
    app.onError((error, context) => {
      problems.add(`${context.req.path}: ${error.stack ?? error.message}`);
      return context.text('failed', 500);
    });
    return app;
  };
  const usualApp = appOf(content);

  for (const { template, path, status } of addressesOfTemplates(theme)) {
    const shown = withOptionalTemplate(content, template);
    const app = template.includes('/') ? appOf(shown) : usualApp;
    for (const visitor of visitors) {
      const headers = visitor
        ? { cookie: `_zendesk_session=${account.signIn(visitor)}` }
        : undefined;
      const started = process.cpuUsage();
      const response = await app.request(path, headers && { headers });
      const html = await response.text();
      const { user, system } = process.cpuUsage(started);
      const known = times.get(template);
      // The first page of a template parses it.
      if (known) known.push((user + system) / 1000);
      else times.set(template, []);
      for (const [, key] of html.matchAll(/translation missing: [\w-]+\.([^"<]+)/g)) {
        missingWords.add(key ?? '');
      }
      if (response.status === status) rendered.add(template);
      if (!mayAnswer(response.status, status, visitor)) {
        problems.add(`${path}: answered ${response.status}`);
      }
    }
  }
  return { rendered, problems, missingWords, times };
}

/** An agent sees every page; others may be sent to sign in, or be refused what is not theirs. */
function mayAnswer(status: number, expected: number, visitor: AccountPerson | null): boolean {
  // What failed is among the problems already.
  if (status === expected || status === 500) return true;
  if (visitor === null) return status === 302 || status === 401;
  return visitor.role === 'end_user' && (status === 403 || status === 404);
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

import { mkdir, mkdtemp, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { readTheme } from '../../../../src/guide/theme/index.js';
import {
  liveReload,
  watchTheme,
} from '../../../../src/local-help-center/developer/live-reload/index.js';
import { settingsPanel } from '../../../../src/local-help-center/developer/settings/index.js';
import { createThemes, type Themes } from '../../../../src/local-help-center/theming/index.js';
import { themeFileRoutes } from '../../../../src/local-help-center/theming/theme-file-routes.js';
import { smallThemeFiles } from '../../theming/small-theme.js';

/** A theme in a folder of its own, served with live reload and the settings panel. */
export interface ThemeServer {
  readonly url: string;
  readonly themes: Themes;
  readonly folder: string;
  /** What was printed to the terminal. */
  readonly problems: Error[];
  /** How often the theme was read, and the snippet's source has changed, in order. */
  readonly steps: ('theme is read' | 'snippet has changed')[];
  change(path: string, content: string): Promise<void>;
  changeSnippet(path: string, content: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts it. Its one page at `/` shows the values of the settings as text, for it is not the
 * language of templates that is tested with it.
 */
export async function serveTheme(): Promise<ThemeServer> {
  const temporary = await mkdtemp(join(tmpdir(), 'theme-server-'));
  const folder = join(temporary, 'theme');
  const snippetFolder = join(temporary, 'snippet');
  await mkdir(snippetFolder);
  const change = (path: string, content: string) => write(join(folder, path), content);
  for (const [path, content] of smallThemeFiles()) await change(path, content);

  const problems: Error[] = [];
  const steps: ThemeServer['steps'] = [];
  const themes = createThemes({
    read: () => {
      steps.push('theme is read');
      return readTheme(folder);
    },
  });
  const stopWatching = await watchTheme(themes, {
    folder,
    snippetFolder,
    onSnippetChange: () => steps.push('snippet has changed'),
    onProblem: (problem) => problems.push(problem),
  });
  const app = new Hono()
    .route('/', themeFileRoutes(themes))
    .route('/', liveReload(themes).routes)
    .route('/', settingsPanel(themes).routes);
  app.get('/', async (context) => {
    const { templates, settings, stylesheetUrl } = await themes.themeFor(context.req.raw);
    return context.html(`<!doctype html><html lang="en"><title>Page</title>
      <link rel="stylesheet" href="${stylesheetUrl}"><h1>${settings.greeting}</h1>
      <p>${templates.get('home_page')}</p><img alt="Logo" src="${settings.logo}">
      ${await liveReload(themes).pageEnd(context.req.raw)}`);
  });
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((resolve) => server.once('listening', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    themes,
    folder,
    problems,
    steps,
    change,
    changeSnippet: (path, content) => write(join(snippetFolder, path), content),
    async close() {
      await stopWatching();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      await rm(temporary, { recursive: true, force: true });
    },
  };
}

/** Puts the whole new file in place at once: one change, and never half a file. */
async function write(path: string, content: string): Promise<void> {
  const whole = join(await mkdtemp(join(tmpdir(), 'whole-file-')), 'file');
  await writeFile(whole, content);
  await mkdir(dirname(path), { recursive: true });
  await rename(whole, path);
  await rmdir(dirname(whole));
}

import { Hono } from 'hono';
import type { Account } from '../../src/local-help-center/account/account.js';
import { createAccount } from '../../src/local-help-center/account/create-account.js';
import { bindServer } from '../../src/local-help-center/server/bind-server.js';
import type { LocalCertificate } from '../../src/local-help-center/server/https/index.js';
import {
  createThemes,
  type Themes,
  theming,
  zcliEnvironment,
} from '../../src/local-help-center/theming/index.js';
import { zendeskApi } from '../../src/local-help-center/zendesk-api/index.js';
import { smallTheme } from '../local-help-center/theming/small-theme.js';

/** The theming API over HTTPS, and what was uploaded to it. */
export interface ThemingServer {
  readonly account: Account;
  readonly themes: Themes;
  /** What makes zcli talk to it. */
  readonly environment: Record<string, string>;
  readonly uploads: Uint8Array[];
  close(): Promise<void>;
}

/** @param jobs what happens to its jobs, as `/developer/theming` sets it */
export async function serveTheming(
  certificate: LocalCertificate,
  jobs: 'as-it-is' | 'fails' | 'never-ends' = 'as-it-is',
): Promise<ThemingServer> {
  const account = createAccount();
  const themes = createThemes({ read: async () => smallTheme() });
  const uploads: Uint8Array[] = [];
  const app = new Hono();
  app.post('/theming/uploads/*', async ({ req }, next) => {
    const form = await req.raw.clone().formData();
    const file = form.get('file');
    if (file instanceof File) uploads.push(new Uint8Array(await file.arrayBuffer()));
    await next();
  });
  app.route('/', zendeskApi(account, themes).routes);
  app.route('/', theming(themes).routes);
  await app.request('/developer/theming', {
    method: 'PUT',
    body: JSON.stringify({ jobs }),
    headers: { 'content-type': 'application/json' },
  });

  const server = await bindServer({ port: 0, host: '127.0.0.1', certificate });
  server.serve(app.fetch);
  return {
    account,
    themes,
    environment: zcliEnvironment(server.port, account.client, certificate.certFile),
    uploads,
    close: () => server.close(),
  };
}

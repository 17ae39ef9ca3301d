import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Account } from '../../../../src/local-help-center/account/account.js';
import { createAccount } from '../../../../src/local-help-center/account/create-account.js';
import { developerPanel } from '../../../../src/local-help-center/developer/panel/index.js';
import { createIdentityProvider } from '../../../../src/local-help-center/identity-provider.js';
import { logRequests } from '../../../../src/local-help-center/server/index.js';
import { signIn } from '../../../../src/local-help-center/sign-in/index.js';
import { createThemes } from '../../../../src/local-help-center/theming/index.js';
import { website } from '../../../../src/local-help-center/website/index.js';
import { agentSide } from '../../../../src/local-help-center/widgets/agent/index.js';
import {
  createMessaging,
  type Messaging,
  messenger,
} from '../../../../src/local-help-center/widgets/messenger/index.js';
import { zendeskApi } from '../../../../src/local-help-center/zendesk-api/index.js';
import { listenOnNewPort } from '../../../browser/listen-on-new-port.js';
import { smallTheme } from '../../theming/small-theme.js';

/** A Help Center without a theme: one page, the messenger, the agent's side, the website. */
export interface MessengerSite {
  readonly url: string;
  readonly account: Account;
  readonly messaging: Messaging;
  readonly app: Hono;
  close(): Promise<void>;
}

/** @param page the body of the page at `/` */
export async function startMessengerSite(
  page = '<main><h1>Help</h1></main>',
): Promise<MessengerSite> {
  const account = createAccount();
  account.faults.messengerDelayMs = 0;
  const messaging = createMessaging(account);
  const app = new Hono();
  app.use(logRequests(account.requestLog));
  app.route('/', signIn(account).routes);
  app.route('/', zendeskApi(account, createThemes({ read: async () => smallTheme() })).routes);
  app.route('/', messenger(account, messaging).routes);
  app.route('/', agentSide(account, messaging).routes);
  app.route('/', website(account, createIdentityProvider()).routes);
  app.route('/', developerPanel(account).routes);
  app.get('/', async (context) => {
    const end = await messenger(account, messaging).pageEnd(context.req.raw);
    const panel = await developerPanel(account).pageEnd(context.req.raw);
    const lang = context.req.query('lang') ?? 'en-us';
    return context.html(`<!doctype html><html lang="${lang === 'ar' ? 'ar' : 'en-us'}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">
<head><title>Help</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"></head><body>${page}${end}${panel}</body></html>`);
  });
  const server = createServer(getRequestListener(app.fetch));
  const port = await listenOnNewPort(server);
  return {
    url: `http://localhost:${port}`,
    account,
    messaging,
    app,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

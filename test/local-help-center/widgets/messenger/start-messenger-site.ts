import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import {
  developerPanelPageEnd,
  developerPanelRoutes,
} from '../../../../src/local-help-center/developer/panel/index.js';
import type { Account } from '../../../../src/local-help-center/people/account.js';
import { createAccount } from '../../../../src/local-help-center/people/create-account.js';
import { logRequests } from '../../../../src/local-help-center/server/request-log/log-requests.js';
import { signInRoutes } from '../../../../src/local-help-center/sign-in/index.js';
import { websiteRoutes } from '../../../../src/local-help-center/website/index.js';
import { agentRoutes } from '../../../../src/local-help-center/widgets/agent/index.js';
import {
  createMessaging,
  type Messaging,
  messengerPageEnd,
  messengerRoutes,
} from '../../../../src/local-help-center/widgets/messenger/index.js';
import { zendeskApiRoutes } from '../../../../src/local-help-center/zendesk-api/index.js';

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
  app.use(logRequests(account));
  app.route('/', signInRoutes(account));
  app.route('/', zendeskApiRoutes(account));
  app.route('/', messengerRoutes(messaging));
  app.route('/', agentRoutes(account, messaging));
  app.route('/', websiteRoutes(account));
  app.route('/', developerPanelRoutes(account));
  app.get('/', async (context) => {
    const end = await messengerPageEnd(account)(context.req.raw);
    const panel = await developerPanelPageEnd(account)(context.req.raw);
    const lang = context.req.query('lang') ?? 'en-us';
    return context.html(`<!doctype html><html lang="${lang === 'ar' ? 'ar' : 'en-us'}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">
<head><title>Help</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"></head><body>${page}${end}${panel}</body></html>`);
  });
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
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

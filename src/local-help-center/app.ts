import { Hono } from 'hono';
import type { TokenEndpoint } from '../token-endpoint/index.js';
import type { Widget } from '../vocabulary.js';
import { liveReloadPageEnd, liveReloadRoutes } from './developer/live-reload/index.js';
import { developerPanelPageEnd, developerPanelRoutes } from './developer/panel/index.js';
import { settingsPanelRoutes } from './developer/settings/index.js';
import { TOKEN_ENDPOINT_PATH } from './embedded-token-endpoint.js';
import { type Content, guideRoutes, type TemplateFailure } from './help-center/index.js';
import type { Account } from './people/account.js';
import { ownHostsOnly } from './server/hosts.js';
import type { PageEnd } from './server/page-end.js';
import { logRequests } from './server/request-log/log-requests.js';
import { signInRoutes } from './sign-in/index.js';
import { previewPageEnd, type Themes, themingRoutes } from './theming/index.js';
import { websiteRoutes } from './website/index.js';
import { agentRoutes } from './widgets/agent/index.js';
import { classicWidgetPageEnd, classicWidgetRoutes } from './widgets/classic/index.js';
import { createMessaging, messengerPageEnd, messengerRoutes } from './widgets/messenger/index.js';
import { zendeskApiRoutes } from './zendesk-api/index.js';

export interface LocalHelpCenterParts {
  readonly account: Account;
  readonly themes: Themes;
  readonly content: Content;
  readonly tokenEndpoint: TokenEndpoint;
  /** The widget that Zendesk adds to Help Center pages. */
  readonly widget: Widget;
  /** The address or name that the server listens on. */
  readonly host: string;
  readonly onTemplateError: (failure: TemplateFailure) => void;
}

/** Everything that answers on the local Help Center's port, and at which address. */
export function localHelpCenterApp(parts: LocalHelpCenterParts): Hono {
  const { account, themes, content, tokenEndpoint, widget, host, onTemplateError } = parts;
  const messaging = createMessaging(account);
  const pageEnd = inOrder(
    widget === 'classic' ? classicWidgetPageEnd(account) : messengerPageEnd(account),
    previewPageEnd(themes),
    developerPanelPageEnd(account),
    liveReloadPageEnd(themes),
  );
  return (
    new Hono()
      .use(ownHostsOnly(host))
      .use(logRequests(account))
      .all(`${TOKEN_ENDPOINT_PATH}/*`, ({ req }) => tokenEndpoint(req.raw))
      // What Zendesk has beside Guide's pages
      .route('/', signInRoutes(account))
      .route('/', zendeskApiRoutes(account))
      .route('/', themingRoutes(account, themes))
      .route('/', messengerRoutes(messaging))
      .route('/', classicWidgetRoutes(account))
      .route('/', agentRoutes(account, messaging))
      // What only a local Help Center has
      .route('/', websiteRoutes(account))
      .route('/', developerPanelRoutes(account))
      .route('/', settingsPanelRoutes(themes))
      .route('/', liveReloadRoutes(themes))
      // Guide's pages, and its "not found" for all the rest
      .route(
        '/',
        guideRoutes({ account, themeFor: themes.themeFor, content, pageEnd, onTemplateError }),
      )
  );
}

function inOrder(...parts: readonly PageEnd[]): PageEnd {
  return async (request) => (await Promise.all(parts.map((part) => part(request)))).join('\n');
}

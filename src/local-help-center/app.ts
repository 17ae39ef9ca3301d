import { Hono } from 'hono';
import type { Widget } from '../browser-code/index.js';
import { createGuideStore } from '../guide/content/index.js';
import type { TokenEndpoint } from '../token-endpoint/index.js';
import type { Account } from './account/index.js';
import { liveReload } from './developer/live-reload/index.js';
import { developerPanel } from './developer/panel/index.js';
import { settingsPanel } from './developer/settings/index.js';
import { TOKEN_ENDPOINT_PATH } from './embedded-token-endpoint.js';
import { type Content, guideRoutes, type TemplateFailure } from './help-center/index.js';
import type { IdentityProvider } from './identity-provider.js';
import {
  authenticityTokenOnly,
  logRequests,
  ownHostsOnly,
  type PageEnd,
  type Part,
  sameOriginOnly,
} from './server/index.js';
import { signIn } from './sign-in/index.js';
import { type Themes, theming } from './theming/index.js';
import { website } from './website/index.js';
import { agentSide } from './widgets/agent/index.js';
import { classicWidget } from './widgets/classic/index.js';
import { createMessaging, messenger } from './widgets/messenger/index.js';
import { guideApi, zendeskApi } from './zendesk-api/index.js';

export interface AppOptions {
  readonly account: Account;
  readonly themes: Themes;
  readonly content: Content;
  readonly tokenEndpoint: TokenEndpoint;
  readonly identityProvider: IdentityProvider;
  /** What the endpoint that the pages use wants as proof. */
  readonly proof: string;
  /** The widget that Zendesk adds to Help Center pages. */
  readonly widget: Widget;
  /** The address or name that the server listens on. */
  readonly host: string;
  readonly onTemplateError: (failure: TemplateFailure) => void;
}

/** Everything that answers on the local Help Center's port, in this order. */
export function localHelpCenterApp(options: AppOptions): Hono {
  const { account, themes, content, tokenEndpoint, widget, host, onTemplateError } = options;
  const messaging = createMessaging(account);
  const store = createGuideStore(account, content);
  const widgets = { messaging: messenger(account, messaging), classic: classicWidget(account) };
  const parts: readonly Part[] = [
    // What Zendesk has besides Guide's pages
    signIn(account),
    zendeskApi(account, themes),
    guideApi(account, store),
    theming(themes),
    { routes: widgets.messaging.routes },
    { routes: widgets.classic.routes },
    { routes: new Hono(), pageEnd: widgets[widget].pageEnd },
    agentSide(account, messaging),
    // What only a local Help Center has
    website(account, options.identityProvider),
    developerPanel(account),
    settingsPanel(themes),
    liveReload(themes),
  ];
  const pageEnd = inOrder(parts.flatMap((part) => part.pageEnd ?? []));

  const app = new Hono()
    .use(ownHostsOnly(host))
    .use(
      logRequests(account.requestLog, {
        [`${TOKEN_ENDPOINT_PATH}/`]: options.proof,
        '/website/token-endpoint/': 'cookie (SESSION_URL)',
        '/website/id-token/token-endpoint/': 'id-token',
      }),
    )
    // Token endpoints have a list of origins, and their own answer to those that are not on it.
    .all(`${TOKEN_ENDPOINT_PATH}/*`, ({ req }) => tokenEndpoint(req.raw))
    .use(sameOriginOnly);
  for (const { routes } of parts) app.route('/', routes);
  return (
    app
      .use('/hc/*', authenticityTokenOnly(account.authenticityToken))
      // Guide's pages, and its "not found" for all the rest
      .route(
        '/',
        guideRoutes({ account, themeFor: themes.themeFor, store, pageEnd, onTemplateError }),
      )
  );
}

function inOrder(parts: readonly PageEnd[]): PageEnd {
  return async (request) => (await Promise.all(parts.map((part) => part(request)))).join('\n');
}

import { html } from 'hono/html';
import type { Account, AccountPerson } from '../../account/index.js';
import { type PageEnd, requestCookie } from '../../server/index.js';

/** `off`: no developer panel in this browser, for screenshots. */
export const PANEL_COOKIE = 'developer_panel';

/** What the page passes to its developer panel. */
export interface PanelState {
  readonly person: Pick<AccountPerson, 'name' | 'email' | 'externalId' | 'role'> | null;
}

/**
 * Adds the developer panel to a page, in a shadow root of its own and over the page, so that the
 * theme is not disturbed. It stays away with `?developer_panel=off`, or with a cookie of that name
 * and value.
 */
export function developerPanelPageEnd(account: Account): PageEnd {
  return (request) => {
    if (isOff(request)) return '';
    const state: PanelState = { person: account.signedInPerson(request) };
    return String(
      html`<developer-panel data-state="${JSON.stringify(state)}"></developer-panel><script src="/developer/panel.js" defer></script>`,
    );
  };
}

function isOff(request: Request): boolean {
  if (new URL(request.url).searchParams.get(PANEL_COOKIE) === 'off') return true;
  return requestCookie(request, PANEL_COOKIE) === 'off';
}

import { html, raw } from 'hono/html';
import type { Account } from '../account.js';
import type { PageEnd } from '../page-end.js';

/**
 * Brings the messenger to a page as Zendesk does: by itself, and at a time of its own choosing. Until
 * then `window.zE` is missing; where the messenger is blocked, it stays so.
 */
export function messengerPageEnd(account: Account): PageEnd {
  return () => {
    const { messengerBlocked, messengerDelayMs } = account.faults;
    if (messengerBlocked) return '';
    return String(html`<script>${raw(loader(messengerDelayMs))}</script>`);
  };
}

function loader(delayMs: number): string {
  return [
    'setTimeout(function () {',
    "  var script = document.createElement('script');",
    "  script.id = 'ze-snippet';",
    "  script.src = '/messenger/snippet.js';",
    '  document.body.appendChild(script);',
    `}, ${Number(delayMs)});`,
  ].join('\n');
}

import { html } from 'hono/html';
import type { PageEnd } from '../page-end.js';
import type { Themes } from '../theming/themes.js';

/** Adds the script that follows the theme of the page. */
export function liveReloadPageEnd(themes: Themes): PageEnd {
  return (request) => {
    const theme = themes.idFor(request);
    const version = themes.version(theme);
    return `${html`<script src="/developer/live-reload.js" data-theme="${theme}" data-version="${version}" async></script>`}`;
  };
}

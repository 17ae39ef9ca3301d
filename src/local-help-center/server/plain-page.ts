import { html, raw } from 'hono/html';
import { stylesheet } from './stylesheet.js';

/** What `hono/html` makes: text that is escaped already. */
export type Html = ReturnType<typeof html>;

/** A page that belongs to no theme: sign-in, the agent's side, the website. */
export interface PlainPage {
  readonly title: string;
  readonly body: Html;
  readonly head?: Html;
  /** CSS, after that of all plain pages. */
  readonly styles?: string;
  readonly bodyClass?: string;
}

/** @returns the whole document */
export function plainPage({ title, body, head, styles = '', bodyClass = '' }: PlainPage): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <style>${raw(stylesheet('server/plain-page.css') + styles)}</style>
    ${head ?? ''}
  </head>
  <body class="${bodyClass}">
    ${body}
  </body>
</html>`;
}

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

/** A labelled text field; `error` is tied to it for screen readers. */
export interface TextField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'email';
  readonly autocomplete?: string;
  readonly hint?: string;
  readonly error?: string | undefined;
}

export function textField(field: TextField): Html {
  const { name, label, value, type = 'text', autocomplete = 'off', hint, error } = field;
  const described = [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(' ');
  return html`<div class="field">
  <label for="${name}">${label}</label>
  <input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}"
    ${error ? html`aria-invalid="true"` : ''} ${described ? html`aria-describedby="${described}"` : ''}>
  ${error ? html`<p class="error" id="${name}-error">${error}</p>` : ''}
  ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
</div>`;
}

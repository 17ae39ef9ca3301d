import { html } from 'hono/html';
import type { Html } from './plain-page.js';

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

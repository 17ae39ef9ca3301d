import { html } from 'hono/html';
import type { SettingValue, SettingVariable } from '../../../guide/theme/index.js';
import type { Html } from '../../server/index.js';

/** A setting of the panel, with its current value. */
export interface SettingField {
  readonly variable: SettingVariable;
  readonly value: SettingValue;
  /** Whether the panel has changed the manifest's value. */
  readonly changed: boolean;
  /** Looks up labels and descriptions. */
  readonly words: (label: string) => string;
}

/** The form control of a setting, with its label, its description and the way back. */
export function settingField({ variable, value, changed, words }: SettingField): Html {
  const { identifier, type, description } = variable;
  const label = words(variable.label);
  const hint = description
    ? html`<p class="hint" id="${identifier}-hint">${words(description)}</p>`
    : '';
  const described = description ? html`aria-describedby="${identifier}-hint"` : '';
  const name = html`<label for="${identifier}">${label}</label>`;
  const field =
    type === 'checkbox'
      ? html`<div class="check">${control(variable, value, described, words)}${name}</div>`
      : html`${name}${control(variable, value, described, words)}`;
  return html`<div class="field setting" data-setting="${identifier}" data-type="${type}">
    ${field}${hint}
    <button type="button" class="reset" data-reset ${changed ? '' : 'hidden'}>
      Reset<span class="visually-hidden"> ${label}</span></button>
  </div>`;
}

function control(
  variable: SettingVariable,
  value: SettingValue,
  described: Html | '',
  words: SettingField['words'],
): Html {
  const { identifier: id, options = [], min = 0, max = 100 } = variable;
  switch (variable.type) {
    case 'text':
      return html`<textarea id="${id}" rows="1" spellcheck="false" ${described}>${value}</textarea>`;
    case 'checkbox':
      return html`<input id="${id}" type="checkbox" ${value ? 'checked' : ''} ${described}>`;
    case 'color':
      return html`<div class="color">
        <input type="color" value="${pickerColor(value)}" tabindex="-1" aria-hidden="true">
        <input id="${id}" type="text" value="${value}" spellcheck="false" ${described}></div>`;
    case 'list':
      return html`<select id="${id}" ${described}>${options.map(
        (option) =>
          html`<option value="${option.value}" ${String(option.value) === String(value) ? 'selected' : ''}>${words(option.label)}</option>`,
      )}</select>`;
    case 'range':
      return html`<div class="range">
        <input id="${id}" type="range" min="${min}" max="${max}" value="${value}" ${described}>
        <output for="${id}">${value}</output></div>`;
    case 'file':
      return html`<div class="file"><img src="${value}" alt="" ${value ? '' : 'hidden'}>
        <input id="${id}" type="file" accept="image/*" ${described}></div>`;
  }
}

/** A colour picker knows `#rrggbb` only; others begin at black, and stay as they are in the field. */
function pickerColor(value: SettingValue): string {
  const color = String(value);
  if (/^#[0-9a-f]{6}$/i.test(color)) return color;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color);
  return short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`
    : '#000000';
}

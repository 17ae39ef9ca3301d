import {
  blockHtml,
  escapeHtml,
  type Helper,
  type HelperCall,
  safeHtml,
} from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { View } from '../view/index.js';

/** What a form helper needs: where it is sent, and what is in it. */
export interface FormTarget {
  readonly action: string;
  readonly fields: Readonly<Record<string, FormField>>;
  /** Names the fields in the request, as Guide does: `community_post[title]`. */
  readonly parameter: string;
  readonly method?: 'get' | 'post';
  /** Guide prints no form at all for those who may not send it; true when left out. */
  readonly available?: boolean;
}

export interface FormField {
  readonly label: string;
  readonly value: string;
  readonly required: boolean;
  /** A field that only some may fill in is not printed for others; true when left out. */
  readonly available?: boolean;
  readonly options?: readonly { readonly value: string; readonly name: string }[];
}

/**
 * The helpers of forms: `form` around `label`, `input`, `textarea`, `wysiwyg`, `select`,
 * `multiselect`, `checkbox`, `token_field`, `hidden_field`, `file_field`, `upload`, `submit`,
 * `required`, `validate`, `error`. They print the fields of the form that they are in; a form that
 * was sent and refused shows what was in it, and its errors.
 *
 * Each throws an error for a form or field that does not exist, and outside a form. The filter of
 * the requests is the exception: in themes of API version 1 (observed in two from before the form
 * was documented) its fields are outside, and the theme's script reads them.
 */
export function formHelpers(
  view: Pick<View, 'apiVersion' | 'rejected' | 'translate'>,
  forms: Readonly<Record<string, FormTarget>>,
  token: string,
): Record<string, Helper> {
  /** The forms that are open while their blocks are rendered, the innermost last. */
  const open: FormTarget[] = [];
  const outside = view.apiVersion === 1 ? forms.requests_filter : undefined;
  const currentForm = ({ name }: HelperCall) => {
    const target = open.at(-1) ?? outside;
    if (!target) throw new Error(`'${name}' is outside {{#form}}. Move it into the form.`);
    return target;
  };

  const form: Helper = (call) => {
    const name = String(call.args[0] ?? '');
    const target = Object.hasOwn(forms, name) ? forms[name] : undefined;
    if (!target) {
      throw new Error(
        `'${name}' is not a form of this page, which has ${listed(forms, 'no form')}.`,
      );
    }
    if (target.available === false || !call.block) return '';
    open.push(target);
    try {
      return safeHtml(printForm(target, name, call, token));
    } finally {
      open.pop();
    }
  };

  const withField =
    (print: (call: HelperCall, field: NamedField) => string): Helper =>
    (call) => {
      const target = currentForm(call);
      const name = String(call.args[0] ?? '');
      const field = namedField(view, target, name);
      return field.available === false ? '' : safeHtml(print(call, field));
    };

  return {
    form,
    label: withField(printLabel),
    input: (call) => {
      if (call.options.type === 'submit') return safeHtml(printSubmit(view, call));
      return withField((inner, field) => printInput(inner, field))(call);
    },
    textarea: withField((call, field) => printTextarea(call, field)),
    wysiwyg: withField((call, field) =>
      element(
        'div',
        { class: 'wysiwyg' },
        printTextarea(call, field, { 'data-helper': 'wysiwyg' }),
      ),
    ),
    select: withField((call, field) => printSelect(view, call, field, false)),
    multiselect: withField((call, field) => printSelect(view, call, field, true)),
    checkbox: withField(printCheckbox),
    token_field: withField(printTokenField),
    hidden_field: withField((_call, field) =>
      element('input', { type: 'hidden', name: field.parameter, value: field.value }),
    ),
    file_field: withField(({ options }, field) =>
      element('input', { type: 'file', name: field.parameter, id: field.id, ...options }),
    ),
    submit: (call) => safeHtml(printSubmit(view, call)),
    upload: () => safeHtml(printUpload(view)),
    required: (call) => {
      const { required } = namedField(view, currentForm(call), String(call.args[0] ?? ''));
      return required ? (call.block?.() ?? '') : (call.inverse?.() ?? '');
    },
    validate: (call) => {
      const { error } = namedField(view, currentForm(call), String(call.args[0] ?? ''));
      return error === null ? (call.inverse?.() ?? '') : (call.block?.() ?? '');
    },
    error: withField((_call, field) => escapeHtml(field.error ?? '')),
  };
}

interface NamedField extends FormField {
  /** As the request names it: `comment[body]`. */
  readonly parameter: string;
  readonly id: string;
  readonly error: string | null;
}

function listed(things: Readonly<Record<string, unknown>>, none: string): string {
  return Object.keys(things).join(', ') || none;
}

function namedField(
  view: Pick<View, 'rejected' | 'translate'>,
  target: FormTarget,
  name: string,
): NamedField {
  const field = Object.hasOwn(target.fields, name) ? target.fields[name] : undefined;
  if (!field) {
    const known = listed(target.fields, 'no field');
    throw new Error(`'${name}' is not a field of this form, which has ${known}.`);
  }
  const wrapped = target.parameter !== '';
  return {
    ...field,
    value: view.rejected?.values[name] ?? field.value,
    error: view.rejected?.errors[name] ?? null,
    parameter: wrapped ? `${target.parameter}[${name}]` : name,
    id: wrapped ? `${target.parameter}_${name}` : name,
  };
}

function printForm(target: FormTarget, name: string, call: HelperCall, token: string): string {
  const method = target.method ?? 'post';
  const hidden = (field: string, value: string) =>
    element('input', { type: 'hidden', name: field, value });
  return element(
    'form',
    {
      class: name,
      ...call.options,
      'data-form': '',
      'data-form-type': name,
      action: target.action,
      'accept-charset': 'UTF-8',
      method,
      novalidate: method === 'post' ? true : null,
    },
    (method === 'post' ? hidden('authenticity_token', token) : '') + (call.block?.().html ?? ''),
  );
}

function printLabel({ options, block }: HelperCall, field: NamedField): string {
  return element(
    'label',
    { for: field.id, id: `${field.id}_label`, ...options },
    blockHtml(block) || escapeHtml(field.label),
  );
}

/** What every field reports to assistive technology: required, wrong, and where the error is. */
function accessibility(field: NamedField): Record<string, unknown> {
  return {
    'aria-required': field.required ? 'true' : null,
    'aria-invalid': field.error === null ? null : 'true',
  };
}

function printSubmit(view: Pick<View, 'rejected' | 'translate'>, { options }: HelperCall): string {
  return element('input', {
    name: 'commit',
    value: view.translate('submit'),
    ...options,
    type: 'submit',
  });
}

function printInput({ options }: HelperCall, field: NamedField): string {
  return element('input', {
    type: 'text',
    name: field.parameter,
    id: field.id,
    value: field.value,
    ...accessibility(field),
    ...options,
  });
}

function printTextarea(
  { options }: HelperCall,
  field: NamedField,
  extra: Record<string, unknown> = {},
): string {
  return element(
    'textarea',
    {
      name: field.parameter,
      id: field.id,
      'aria-label': field.label,
      placeholder: field.label,
      ...accessibility(field),
      ...extra,
      ...options,
    },
    // A line break right after the tag is swallowed by the browser.
    `\n${escapeHtml(field.value)}`,
  );
}

function printSelect(
  view: Pick<View, 'rejected' | 'translate'>,
  { options }: HelperCall,
  field: NamedField,
  multiple: boolean,
): string {
  const chosen = multiple ? field.value.split(',') : [field.value];
  const choices = (field.options ?? []).map(({ value, name }) =>
    element('option', { value, selected: chosen.includes(value) }, escapeHtml(name)),
  );
  return element(
    'select',
    {
      name: multiple ? `${field.parameter}[]` : field.parameter,
      id: field.id,
      'aria-label': field.label || view.translate('type'),
      multiple,
      ...accessibility(field),
      ...options,
    },
    choices.join(''),
  );
}

function printCheckbox({ options }: HelperCall, field: NamedField): string {
  return (
    element('input', { type: 'hidden', name: field.parameter, value: '0' }) +
    element('input', {
      type: 'checkbox',
      name: field.parameter,
      id: field.id,
      value: '1',
      checked: field.value === '1',
      'aria-label': field.label,
      ...options,
    })
  );
}

function printTokenField({ options }: HelperCall, field: NamedField): string {
  return element('input', {
    type: 'text',
    name: field.parameter,
    id: field.id,
    value: field.value,
    placeholder: field.label,
    'aria-label': field.label,
    'data-helper': 'token-field',
    autocomplete: 'off',
    ...options,
  });
}

/** Files are not kept by the local Help Center; the field is there so that a theme can style it. */
function printUpload(view: Pick<View, 'rejected' | 'translate'>): string {
  const label = view.translate('helper.attach');
  return element(
    'div',
    { class: 'upload-dropzone' },
    element('input', { type: 'file', multiple: true, name: 'attachments[]', 'aria-label': label }) +
      element('span', {}, escapeHtml(view.translate('helper.upload'))),
  );
}

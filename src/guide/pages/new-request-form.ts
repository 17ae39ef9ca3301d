import type { TicketField } from '../content/index.js';
import type { View } from '../view/index.js';

export interface TicketFieldObject {
  readonly id: number;
  readonly type: string;
  /** As the request names it: `request[subject]`. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly value: string | boolean | readonly string[] | null;
  readonly error: string | null;
  readonly required: boolean;
  readonly options: readonly { readonly name: string; readonly value: string }[];
}

export interface HiddenFieldObject {
  readonly type: 'hidden';
  readonly name: string;
  readonly value: string;
}

/** Zendesk's `new request form object` (API version 4): all that a theme needs to draw the form. */
export interface NewRequestForm {
  readonly accept_charset: 'UTF-8';
  readonly action: string;
  readonly http_method: 'post';
  readonly errors: string | null;
  readonly ticket_form_field: TicketFieldObject;
  readonly parent_id_field: HiddenFieldObject | null;
  readonly email_field: TicketFieldObject | null;
  readonly cc_field: TicketFieldObject | null;
  readonly organization_field: TicketFieldObject | null;
  readonly due_date_field: TicketFieldObject | null;
  readonly ticket_fields: readonly TicketFieldObject[];
  readonly end_user_conditions: readonly {
    readonly parent_field_id: number;
    readonly parent_field_type: string;
    readonly value: string | boolean;
    readonly child_fields: readonly { readonly id: number; readonly is_required: boolean }[];
  }[];
  readonly attachments_field: {
    readonly name: string;
    readonly label: string;
    readonly error: string | null;
    readonly attachments: readonly [];
  };
  readonly inline_attachments_fields: readonly [];
  readonly description_mimetype_field: HiddenFieldObject;
}

/** @param parentId the request that this one follows up. */
export function newRequestForm(view: View, parentId: number | null): NewRequestForm {
  const { translate, person, store } = view;
  const { ticket_forms: forms } = store.content.helpCenter;
  const form = chosenTicketForm(view);
  const field = (
    name: string,
    rest: Partial<TicketFieldObject> & Pick<TicketFieldObject, 'type' | 'label'>,
  ): TicketFieldObject => ({
    id: 0,
    name: `request[${name}]`,
    description: '',
    value: view.rejected?.values[name] ?? view.url.searchParams.get(`tf_${name}`),
    error: view.rejected?.errors[name] ?? null,
    required: false,
    options: [],
    ...rest,
  });
  const organizations = person?.organizations ?? [];
  return {
    accept_charset: 'UTF-8',
    action: view.urls.requests,
    http_method: 'post',
    errors: view.rejected ? translate('helper.error.fields') : null,
    ticket_form_field: field('ticket_form_id', {
      type: 'ticket_form_id',
      label: translate('helper.ticket_form'),
      required: true,
      value: String(form.id),
      options: forms.map(({ id, name }) => ({
        name: store.localized(name, view.locale.locale),
        value: String(id),
      })),
    }),
    parent_id_field:
      parentId === null ? null : hidden('request[via_followup_source_id]', String(parentId)),
    email_field:
      person === null
        ? field('anonymous_requester_email', {
            type: 'anonymous_requester_email',
            label: translate('helper.email_label'),
            required: true,
          })
        : null,
    cc_field:
      person === null
        ? null
        : field('collaborators', {
            type: 'cc_email',
            label: translate('ccs'),
            description: translate('ccs_description'),
          }),
    organization_field:
      organizations.length > 1
        ? field('organization_id', {
            type: 'organization_id',
            label: translate('organization'),
            options: organizations.map((name) => ({ name, value: name })),
          })
        : null,
    due_date_field: field('due_at', { type: 'due_at', label: translate('helper.due_date') }),
    ticket_fields: [
      field('subject', { id: 1, type: 'subject', label: translate('subject'), required: true }),
      field('description', {
        id: 2,
        type: 'description',
        label: translate('description'),
        description: translate('helper.description_hint'),
        required: true,
      }),
      ...form.fields.map((custom) => customField(view, custom)),
    ],
    end_user_conditions: form.conditions.map((condition) => ({
      ...condition,
      parent_field_type:
        form.fields.find(({ id }) => id === condition.parent_field_id)?.type ?? 'tagger',
    })),
    attachments_field: {
      name: 'request[attachments][]',
      label: translate('attachments_heading'),
      error: null,
      attachments: [],
    },
    inline_attachments_fields: [],
    description_mimetype_field: hidden('request[description_mimetype]', 'text/plain'),
  };
}

/** The ticket form of `?ticket_form_id=`, else the first one. */
export function chosenTicketForm(view: View) {
  const { ticket_forms: forms } = view.store.content.helpCenter;
  const asked = view.rejected?.values.ticket_form_id ?? view.url.searchParams.get('ticket_form_id');
  const form = forms.find(({ id }) => String(id) === asked) ?? forms[0];
  if (form === undefined)
    throw new Error('The content has no ticket form; its schema asks for one.');
  return form;
}

/** The name under which a field's value is sent, kept and returned: type and priority are Zendesk's own. */
export function fieldKey(custom: TicketField): string {
  if (custom.type === 'tickettype') return 'type';
  if (custom.type === 'priority') return 'priority';
  return `custom_fields][${custom.id}`;
}

function customField(view: View, custom: TicketField): TicketFieldObject {
  const key = fieldKey(custom);
  const says = (texts: TicketField['label']) => view.store.localized(texts, view.locale.locale);
  return {
    id: custom.id,
    type: custom.type,
    name: `request[${key}]`,
    label: says(custom.label),
    description: says(custom.description),
    value: shownValue(custom, view.rejected?.values[key]),
    error: view.rejected?.errors[key] ?? null,
    required: custom.required,
    options: custom.options.map(({ name, value }) => ({ name: says(name), value })),
  };
}

function shownValue(custom: TicketField, sent: string | undefined): TicketFieldObject['value'] {
  if (custom.type === 'checkbox') return sent === 'on' || sent === '1' || sent === 'true';
  if (custom.type === 'multiselect') return sent === undefined ? [] : sent.split(',');
  return sent ?? null;
}

function hidden(name: string, value: string): HiddenFieldObject {
  return { type: 'hidden', name, value };
}

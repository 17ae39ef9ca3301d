import type { RequestRecord } from '../content/index.js';
import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { View } from '../view/index.js';
import type { NewRequestForm, TicketFieldObject } from './new-request-form.js';

/**
 * `{{request_form}}`: the whole form of "Submit a request", as Guide draws it up to API version 3.
 * From version 2 on it marks the optional fields, before version 2 the required ones.
 */
export function requestFormHelper(view: View, form: NewRequestForm): Helper {
  return () => {
    const hidden = [form.parent_id_field, form.description_mimetype_field]
      .filter((field) => field !== null)
      .map(({ name, value }) => element('input', { type: 'hidden', name, value }));
    const fields = [
      form.ticket_form_field,
      form.email_field,
      form.cc_field,
      form.organization_field,
      ...form.ticket_fields,
    ]
      .filter((field) => field !== null)
      .map((field) => printField(view, field));
    const upload = element(
      'div',
      { class: 'form-field' },
      element('label', { for: 'request-attachments' }, escapeHtml(form.attachments_field.label)) +
        element('input', { type: 'file', id: 'request-attachments', multiple: true }),
    );
    const submit = element('input', {
      type: 'submit',
      name: 'commit',
      value: view.translate('submit'),
    });
    return safeHtml(
      element(
        'form',
        {
          id: 'new_request',
          class: 'request-form',
          'data-form': '',
          'data-form-type': 'request',
          action: form.action,
          'accept-charset': form.accept_charset,
          method: form.http_method,
          novalidate: true,
        },
        [
          ...hidden,
          form.errors === null
            ? ''
            : element(
                'div',
                { class: 'notification notification-alert notification-inline', role: 'alert' },
                escapeHtml(form.errors),
              ),
          ...fields,
          upload,
          element('footer', {}, submit),
        ].join(''),
      ),
    );
  };
}

function printField(view: View, field: TicketFieldObject): string {
  const id = field.name.replace(/[[\]]+/g, '_').replace(/_$/, '');
  const oldMark = view.apiVersion === 1;
  const optional =
    field.required || oldMark
      ? ''
      : ` ${element('span', { class: 'optional' }, `(${escapeHtml(view.translate('optional'))})`)}`;
  const hintId = field.description === '' ? null : `${id}_hint`;
  const errorId = field.error === null ? null : `${id}_error`;
  const described = [hintId, errorId].filter((part) => part !== null).join(' ');
  const attributes = {
    name: field.name,
    id,
    'aria-required': field.required ? 'true' : null,
    'aria-invalid': field.error === null ? null : 'true',
    'aria-describedby': described === '' ? null : described,
  };
  return element(
    'div',
    { class: `form-field ${field.type} ${field.required ? 'required' : 'optional'} ${id}` },
    [
      element('label', { for: id, id: `${id}_label` }, escapeHtml(field.label) + optional),
      control(field, attributes),
      hintId === null ? '' : element('p', { id: hintId }, escapeHtml(field.description)),
      errorId === null
        ? ''
        : element(
            'div',
            { id: errorId, class: 'notification notification-error notification-inline' },
            escapeHtml(field.error ?? ''),
          ),
    ].join(''),
  );
}

function control(field: TicketFieldObject, attributes: Record<string, unknown>): string {
  const value = typeof field.value === 'string' ? field.value : '';
  switch (field.type) {
    case 'ticket_form_id':
    case 'tickettype':
    case 'priority':
    case 'tagger':
    case 'organization_id': {
      const given = field.type === 'ticket_form_id' || field.type === 'organization_id';
      const none = given ? [] : [{ name: '-', value: '' }];
      const options = [...none, ...field.options].map((option) =>
        element(
          'option',
          { value: option.value, selected: option.value === value },
          escapeHtml(option.name),
        ),
      );
      return element('select', attributes, options.join(''));
    }
    case 'multiselect': {
      const chosen = Array.isArray(field.value) ? field.value : [];
      const options = field.options.map((option) =>
        element(
          'option',
          { value: option.value, selected: chosen.includes(option.value) },
          escapeHtml(option.name),
        ),
      );
      const name = `${String(attributes.name)}[]`;
      return element('select', { ...attributes, name, multiple: true }, options.join(''));
    }
    case 'description':
    case 'textarea':
      return element('textarea', attributes, `\n${escapeHtml(value)}`);
    case 'checkbox':
      return (
        element('input', { type: 'hidden', name: attributes.name, value: 'off' }) +
        element('input', {
          ...attributes,
          type: 'checkbox',
          value: 'on',
          checked: field.value === true,
        })
      );
    default:
      return element('input', { ...attributes, type: inputType(field.type), value });
  }
}

function inputType(type: string): string {
  if (type === 'date') return 'date';
  if (type === 'integer' || type === 'decimal') return 'number';
  return type === 'anonymous_requester_email' ? 'email' : 'text';
}

/** `{{follow_up}}`: which request the new one follows up; nothing when it is not a follow-up. */
export function followUpHelper(view: View, parent: RequestRecord | null): Helper {
  return () => {
    if (parent === null) return '';
    const link = element('a', { href: view.urls.request(parent.id) }, `#${parent.id}`);
    return safeHtml(
      `${escapeHtml(view.translate('followup'))} ${link} “${escapeHtml(parent.subject)}”`,
    );
  };
}

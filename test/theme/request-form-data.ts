/** A form for new requests with every type of field, as Guide's `new_request_form` describes it. */
export function requestForm(changes: Record<string, unknown> = {}) {
  return {
    accept_charset: 'UTF-8',
    action: '/hc/en-us/requests',
    http_method: 'post',
    errors: null,
    ticket_form_field: {
      name: 'request[ticket_form_id]',
      label: 'Form',
      value: 11,
      options: [{ name: 'Default', value: 11 }],
    },
    parent_id_field: null,
    email_field: field('anonymous_requester_email', {
      type: 'anonymous_requester_email',
      required: true,
    }),
    cc_field: field('collaborators_', { name: 'request[collaborators_][]', type: 'cc_email' }),
    organization_field: null,
    due_date_field: field('due_at', { type: 'due_at' }),
    ticket_fields: [
      field('subject', { id: 1, type: 'subject', required: true }),
      field('description', {
        id: 2,
        type: 'description',
        required: true,
        description: 'Say <b>when</b>.',
      }),
      field('type', { id: 3, type: 'tickettype', options: options('Question', 'Task') }),
      custom(4, {
        type: 'tagger',
        label: 'Bike',
        options: [
          { name: 'City::Red', value: 'red' },
          { name: 'City::Blue', value: 'blue' },
          { name: 'Other', value: 'other' },
        ],
      }),
      custom(5, { type: 'checkbox', label: 'Hurt', value: null }),
      custom(6, { type: 'text', label: 'Which bike' }),
      custom(7, { type: 'integer', label: 'Number' }),
      custom(8, {
        type: 'multiselect',
        label: 'Extras',
        value: ['lock'],
        options: options('Lock', 'Light'),
      }),
      custom(9, { type: 'partialcreditcard', label: 'Card' }),
      custom(10, { type: 'date', label: 'Day' }),
    ],
    end_user_conditions: [
      {
        parent_field_id: 4,
        parent_field_type: 'tagger',
        value: 'other',
        child_fields: [{ id: 6, is_required: true }],
      },
      {
        parent_field_id: 5,
        parent_field_type: 'checkbox',
        value: true,
        child_fields: [{ id: 7, is_required: false }],
      },
    ],
    attachments_field: {
      name: 'request[attachments][]',
      label: 'Attachments',
      error: null,
      attachments: [],
    },
    inline_attachments_fields: [],
    description_mimetype_field: {
      type: 'hidden',
      name: 'request[description_mimetype]',
      value: 'text/html',
    },
    ...changes,
  };
}

function field(name: string, rest: Record<string, unknown>) {
  return {
    id: 0,
    name: `request[${name}]`,
    label: name,
    description: '',
    value: null,
    error: null,
    required: false,
    options: [],
    ...rest,
  };
}

function custom(id: number, rest: Record<string, unknown>) {
  return field('', { id, name: `request[custom_fields][${id}]`, ...rest });
}

function options(...names: string[]) {
  return names.map((name) => ({ name, value: name.toLowerCase() }));
}

import * as v from 'valibot';
import type { NewRequest, TicketField, TicketForm } from '../../../guide/content/index.js';
import { maySeeRequest } from '../../../guide/content/index.js';
import { chosenTicketForm, fieldKey } from '../../../guide/pages/index.js';
import type { RejectedForm, View } from '../../../guide/view/index.js';

const LONGEST_SUBJECT = 150;
const emailSchema = v.pipe(v.string(), v.trim(), v.email(), v.maxLength(254));

const typeSchema = v.picklist(['question', 'incident', 'problem', 'task']);
const prioritySchema = v.picklist(['low', 'normal', 'high', 'urgent']);

/** A new request: subject, description and the form's required fields; of visitors also an e-mail. */
export function receivedRequest(
  view: View,
  fields: Readonly<Record<string, string>>,
): NewRequest | RejectedForm {
  const { translate, person } = view;
  const errors: Record<string, string> = {};
  const text = (name: string) => fields[name]?.trim() ?? '';
  const need = (name: string, label: string) => {
    if (text(name) === '') errors[name] = translate('helper.error.blank', { field: label });
  };

  need('subject', translate('subject'));
  need('description', translate('description'));
  if (text('subject').length > LONGEST_SUBJECT) {
    const words = { field: translate('subject'), limit: LONGEST_SUBJECT };
    errors.subject = translate('helper.error.long', words);
  }
  const email = v.safeParse(emailSchema, fields.anonymous_requester_email);
  const requester = person?.email ?? (email.success ? email.output : undefined);
  if (requester === undefined) {
    const field = translate('helper.email_label');
    errors.anonymous_requester_email = translate('helper.error.email', { field });
  }
  const rejected: RejectedForm = { values: fields, errors };
  const form = chosenTicketForm({ ...view, rejected });
  for (const custom of form.fields) {
    const label = view.store.localized(custom.label, view.locale.locale);
    if (isRequired(form, custom, fields)) need(fieldKey(custom), label);
  }
  if (requester === undefined || Object.keys(errors).length > 0) return rejected;

  const source = view.store.requests.find(
    (request) =>
      String(request.id) === fields.via_followup_source_id && maySeeRequest(view, request),
  );
  return {
    requester,
    subject: text('subject'),
    body: text('description'),
    collaborators: text('collaborators')
      .split(/[,;\s]+/)
      .filter((address) => v.is(emailSchema, address)),
    custom_fields: form.fields
      .filter(({ type }) => type !== 'tickettype' && type !== 'priority')
      .map((custom) => ({
        title: view.store.localized(custom.label, view.locale.locale),
        value: text(fieldKey(custom)),
      }))
      .filter(({ value }) => value !== ''),
    ...(source && { followup_source: source.id }),
    ...(v.is(typeSchema, fields.type) && { type: fields.type }),
    ...(v.is(prioritySchema, fields.priority) && { priority: fields.priority }),
  };
}

/** A field that hangs on another one is required only while that one has the value. */
function isRequired(
  form: TicketForm,
  field: TicketField,
  fields: Readonly<Record<string, string>>,
): boolean {
  const conditions = form.conditions.filter(({ child_fields: children }) =>
    children.some(({ id }) => id === field.id),
  );
  if (conditions.length === 0) return field.required;
  return conditions.some((condition) => {
    const parent = form.fields.find(({ id }) => id === condition.parent_field_id);
    const sent = parent === undefined ? undefined : fields[fieldKey(parent)];
    const holds =
      typeof condition.value === 'boolean'
        ? (sent === 'on' || sent === '1' || sent === 'true') === condition.value
        : sent === condition.value;
    return (
      holds && condition.child_fields.some((child) => child.id === field.id && child.is_required)
    );
  });
}

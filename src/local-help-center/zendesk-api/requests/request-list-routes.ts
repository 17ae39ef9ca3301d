import { type Context, Hono } from 'hono';
import type { GuideStore, RequestRecord, TicketField } from '../../../guide/content/index.js';
import { findRequests } from '../../../guide/content/index.js';
import { plainText } from '../../../guide/html/index.js';
import { idOf } from '../../../guide/pages/index.js';
import type { Account, AccountPerson } from '../../account/index.js';
import { notFound, unauthenticated } from '../errors.js';
import { onlyPage } from './only-page.js';
import { parseRequestQuery, type RequestQuery } from './parse-request-query.js';

const MAX_PER_PAGE = 100;

const SERVICE = 'zen:custom_object:standard::service_catalog_item';

/** Zendesk's own fields, which each form has: their ids are those of the new request form. */
const OWN_FIELDS = [
  { id: 1, type: 'subject', word: 'Subject' },
  { id: 2, type: 'description', word: 'Description' },
  { id: 3, type: 'status', word: 'Status' },
  { id: 4, type: 'lookup', word: 'Service' },
] as const;

/**
 * What the request list of themes made since 2024 (Copenhagen 4) asks, which draw it by script:
 * Zendesk's Requests, Ticket Fields, Ticket Forms and Organization Memberships APIs
 * (developer.zendesk.com, Ticketing API), as far as end users may use them.
 */
export function requestListRoutes(account: Account, store: GuideStore): Hono {
  const routes = new Hono();
  const get = (
    path: string,
    answer: (context: Context, person: AccountPerson) => object | null,
  ) => {
    const addresses = path.endsWith(':id') ? [path] : [path, `${path}.json`];
    for (const address of addresses) {
      routes.get(address, (context) => {
        const person = account.signedInPerson(context.req.raw);
        if (person === null) return unauthenticated(context);
        const found = answer(context, person);
        return found ? context.json(found) : notFound(context);
      });
    }
  };

  get('/api/v2/requests/search', ({ req }, person) => searchRequests(store, person, req.query()));
  get('/api/v2/ticket_fields', ({ req }) =>
    onlyPage('ticket_fields', ticketFields(store, localeOf(store, req.query('locale')))),
  );
  get('/api/v2/ticket_forms', ({ req }) =>
    onlyPage('ticket_forms', ticketForms(store, localeOf(store, req.query('locale')))),
  );
  get('/api/v2/ticket_forms/:id', ({ req }) => {
    const forms = ticketForms(store, localeOf(store, req.query('locale')));
    const form = forms.find(({ id }) => id === idOf(req.param('id')));
    return form ? { ticket_form: form } : null;
  });
  get('/api/v2/users/:id/organization_memberships', ({ req }, person) =>
    idOf(req.param('id')) === person.id
      ? onlyPage('organization_memberships', memberships(person))
      : null,
  );
  return routes;
}

function searchRequests(store: GuideStore, person: AccountPerson, asked: Record<string, string>) {
  const query = parseRequestQuery(asked.query ?? '');
  const folder = asked.cc_id === 'true' ? 'cc' : 'organization_id' in asked ? 'org' : 'my';
  const organization = person.organizations[Number(asked.organization_id) - 1];
  const found = findRequests(store.requests, person, { folder, query: query.words })
    .filter((request) => query.allows(request))
    .filter((request) => folder !== 'org' || request.organization === organization)
    .sort(byOrder(query));
  const perPage = wholeNumber(asked.per_page, MAX_PER_PAGE) ?? MAX_PER_PAGE;
  const page = wholeNumber(asked.page, Number.MAX_SAFE_INTEGER) ?? 1;
  const urlOf = (number: number) =>
    `/api/v2/requests/search.json?${new URLSearchParams({ ...asked, page: String(number) })}`;
  const shown = found.slice((page - 1) * perPage, page * perPage);
  const requesters = new Set(shown.map(({ requester }) => requester));
  return {
    requests: shown.map((request) => requestJson(store, request)),
    users: [...requesters].map((email) => {
      const { id, name } = store.profileByEmail(email);
      return { id, name };
    }),
    count: found.length,
    next_page: page * perPage < found.length ? urlOf(page + 1) : null,
    previous_page: page > 1 ? urlOf(page - 1) : null,
  };
}

function byOrder({ orderBy, descending }: RequestQuery) {
  const sign = descending ? -1 : 1;
  return (left: RequestRecord, right: RequestRecord) =>
    sign * left[orderBy].localeCompare(right[orderBy]);
}

function wholeNumber(text: string | undefined, max: number): number | null {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? Math.min(number, max) : null;
}

function requestJson(store: GuideStore, request: RequestRecord) {
  const { id, subject, status, priority = null, type = null } = request;
  const { created_at, updated_at } = request;
  return {
    id,
    subject,
    description: plainText(request.comments[0]?.body ?? ''),
    status,
    priority,
    type,
    created_at,
    updated_at,
    requester_id: store.profileByEmail(request.requester).id,
    custom_fields: customFields(store).map((field) => ({
      id: field.id,
      value: customValue(request, field),
    })),
  };
}

/** The content names a request's fields by one of their labels, as people read them. */
function customValue(request: RequestRecord, field: TicketField): string | null {
  const labels = Object.values(field.label);
  return request.custom_fields.find(({ title }) => labels.includes(title))?.value ?? null;
}

function ticketFields(store: GuideStore, locale: string) {
  const own = OWN_FIELDS.map(({ id, type, word }) => ({ id, type, title: word, description: '' }));
  const custom = customFields(store).map(({ id, type, label, description, options }) => ({
    id,
    type,
    title: store.localized(label, locale),
    description: store.localized(description, locale),
    custom_field_options: options.map(({ name, value }, index) => ({
      id: index + 1,
      name: store.localized(name, locale),
      value,
    })),
  }));
  return [...own, ...custom].map((field) => ({
    ...field,
    title_in_portal: field.title,
    active: true,
    visible_in_portal: true,
    editable_in_portal: field.type !== 'status',
    // The field by which a request names its service.
    ...(field.type === 'lookup' && { relationship_target_type: SERVICE }),
  }));
}

function ticketForms(store: GuideStore, locale: string) {
  return store.content.helpCenter.ticket_forms.map(({ id, name, fields, conditions }) => ({
    id,
    name: store.localized(name, locale),
    active: true,
    end_user_visible: true,
    ticket_field_ids: [...OWN_FIELDS, ...fields].map((field) => field.id),
    end_user_conditions: conditions,
  }));
}

/** A field can be in several forms. */
function customFields(store: GuideStore): TicketField[] {
  const fields = store.content.helpCenter.ticket_forms.flatMap((form) => form.fields);
  return [...new Map(fields.map((field) => [field.id, field])).values()];
}

function memberships({ organizations }: AccountPerson) {
  return organizations.map((name, index) => ({
    id: index + 1,
    organization_id: index + 1,
    organization_name: name,
    default: index === 0,
    view_tickets: true,
  }));
}

function localeOf(store: GuideStore, asked: string | undefined): string {
  const { locales, default_locale } = store.content.helpCenter;
  return locales.find(({ locale }) => locale === asked)?.locale ?? default_locale;
}

import { beforeAll, describe, expect, it } from 'vitest';
import type { AccountPerson } from '../../../src/local-help-center/account/account.js';
import { type GuideApp, guideApp } from '../help-center/guide-app.js';

let app: GuideApp;
let john: AccountPerson;

beforeAll(async () => {
  app = await guideApp();
  john = app.people.john;
});

/** developer.zendesk.com, "Responses": the same for every kind of record. */
const NOT_FOUND = { error: 'RecordNotFound', description: 'Not found' };

const json = async (path: string, person?: AccountPerson) => (await app.get(path, person)).json();

interface Found {
  readonly requests: readonly { id: number; status: string; requester_id: number }[];
  readonly users: readonly { id: number; name: string }[];
  readonly count: number;
  readonly next_page: string | null;
  readonly previous_page: string | null;
}

const search = (parameters: Record<string, string>, person = john): Promise<Found> =>
  json(`/api/v2/requests/search.json?${new URLSearchParams(parameters)}`, person);

const idsOf = async (parameters: Record<string, string>) =>
  (await search(parameters)).requests.map(({ id }) => id);

describe('the search of requests', () => {
  it('finds those of the person who asks, the newest first, with who made them', async () => {
    const { requests, users, count } = await search({ query: '* requester:me', include: 'users' });
    expect(count).toBeGreaterThan(5);
    expect(requests).toHaveLength(count);
    expect(new Set(requests.map(({ requester_id }) => requester_id))).toEqual(new Set([john.id]));
    expect(users).toEqual([{ id: john.id, name: 'John Smith' }]);
    const times = (requests as unknown as { updated_at: string }[]).map((each) => each.updated_at);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('finds by words', async () => {
    expect(await idsOf({ query: 'charged twice requester:me' })).toEqual([101]);
  });

  it('takes several statuses as alternatives', async () => {
    const { requests } = await search({ query: '* status:solved status:closed' });
    expect(new Set(requests.map(({ status }) => status))).toEqual(new Set(['solved', 'closed']));
  });

  it('compares times', async () => {
    const all = await idsOf({ query: '*' });
    const since = await idsOf({ query: '* created_at>=2026-11-18' });
    const before = await idsOf({ query: '* created_at<2026-11-18' });
    expect(since).toContain(101);
    expect(before).not.toContain(101);
    expect(since.length + before.length).toBe(all.length);
  });

  it('sorts as the query asks', async () => {
    const up = await idsOf({ query: '* order_by:created_at sort:asc' });
    const down = await idsOf({ query: '* order_by:created_at sort:desc' });
    expect(up).toEqual([...down].reverse());
  });

  it('gives pages, and the addresses of the next and the previous one', async () => {
    const first = await search({ query: '*', per_page: '2', page: '1' });
    expect(first.requests).toHaveLength(2);
    expect(first.previous_page).toBeNull();
    const second: Found = await json(first.next_page ?? '', john);
    expect(second.previous_page).toContain('page=1');
    expect(second.requests.map(({ id }) => id)).not.toContain(first.requests[0]?.id);
  });

  it('finds those one is in copy of', async () => {
    const { requests } = await search({ query: '*', cc_id: 'true' });
    expect(requests.some(({ requester_id }) => requester_id === john.id)).toBe(false);
  });

  it("finds those of one's organisation, and of no other", async () => {
    expect(await idsOf({ query: '*', organization_id: '1' })).toContain(101);
    expect(await idsOf({ query: '*', organization_id: '7' })).toEqual([]);
  });
});

describe('what themes ask to draw their lists', () => {
  it.each([
    '/api/v2/requests/search.json?query=*',
    '/api/v2/ticket_fields.json',
    '/api/v2/ticket_forms',
    '/api/v2/users/1000000000101/organization_memberships',
  ])('is not for visitors who are not signed in: %s', async (path) => {
    expect((await app.get(path)).status).toBe(401);
  });

  it.each([
    ['/api/v2/ticket_fields.json?locale=en-us', 'ticket_fields'],
    ['/api/v2/ticket_forms?locale=en-us', 'ticket_forms'],
    ['/api/v2/users/1000000000101/organization_memberships', 'organization_memberships'],
    ['/api/v2/help_center/service_catalog/items/search', 'service_catalog_items'],
  ])('%s is a list on one page', async (path, name) => {
    const { meta, links, ...answer } = await json(path, john);
    expect(answer[name].length).toBeGreaterThan(0);
    expect(meta).toEqual({ has_more: false, after_cursor: null, before_cursor: null });
    expect(links).toEqual({ next: null, prev: null });
  });

  it('names fields in the language that is asked for, and forms by the fields they have', async () => {
    const { ticket_fields } = await json('/api/v2/ticket_fields?locale=ar', john);
    const { ticket_forms } = await json('/api/v2/ticket_forms', john);
    const bike = ticket_fields.find(({ id }: { id: number }) => id === 360000000402);
    expect(bike.title_in_portal).toBe('رقم الدراجة');
    expect(ticket_forms[0].ticket_field_ids).toContain(360000000402);
    expect(await json(`/api/v2/ticket_forms/${ticket_forms[0].id}`, john)).toEqual({
      ticket_form: ticket_forms[0],
    });
  });

  it.each([
    ['the organisations of others', () => `users/${app.people.grace.id}/organization_memberships`],
    ['a ticket form', () => 'ticket_forms/1'],
    ['a service', () => 'help_center/service_catalog/items/1'],
    ['an approval', () => 'approval_workflow_instances/any/approval_requests/1'],
  ])('answers as Zendesk does for %s that it does not have', async (_, path) => {
    const response = await app.get(`/api/v2/${path()}`, john);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual(NOT_FOUND);
  });

  it('shows what waits for an approval, by status', async () => {
    const path = '/api/v2/approval_workflow_instances/any/approval_requests/search?status=active';
    const answer = await (await app.post(path, {}, john)).json();
    expect(answer.approval_requests).toMatchObject([
      { status: 'active', requester_name: 'John Smith' },
    ]);
    expect((await app.post(path, {})).status).toBe(401);
  });

  it('shows an approval and keeps the first decision', async () => {
    // A Help Center of its own: what is decided here is not active any more.
    const own = await guideApp();
    const { john } = own.people;
    const path = '/api/v2/approval_workflow_instances/any/approval_requests/360000000601';
    const { approval_request: approval } = await (await own.get(path, john)).json();
    expect(approval).toMatchObject({
      id: '360000000601',
      status: 'active',
      message: expect.stringContaining('ride to work'),
      assignee_user: { id: john.id, name: 'John Smith' },
      ticket_details: { requester: { name: 'John Smith' } },
      decisions: [],
    });
    const decide = (status: string, person?: AccountPerson) =>
      own.request(`${path}/decision`, {
        method: 'PATCH',
        body: JSON.stringify({ status, notes: 'Well deserved.' }),
        headers: {
          origin: 'http://localhost',
          ...(person && { cookie: `_zendesk_session=${own.account.signIn(person)}` }),
        },
      });
    expect((await decide('approved')).status).toBe(401);
    const invalid = await decide('withdrawn', john);
    expect(invalid.status).toBe(422);
    expect(await invalid.json()).toMatchObject({ description: 'Record validation errors' });
    const { approval_request: decided } = await (await decide('approved', john)).json();
    expect(decided.decisions).toMatchObject([
      { status: 'approved', decision_notes: 'Well deserved.', decided_by_user: { id: john.id } },
    ]);
    expect((await decide('rejected', john)).status).toBe(422);
    const search = path.replace(/\d+$/, 'search?status=approved');
    const found = (await (await own.post(search, {}, john)).json()).approval_requests;
    expect(found.map(({ id }: { id: number }) => id)).toContain(360000000601);
    expect((await own.get(path)).status).toBe(401);
  });

  it('finds a service by id', async () => {
    const { service_catalog_item: item } = await json(
      '/api/v2/help_center/service_catalog/items/360000000501',
    );
    expect(item.name).toBe('Bike for a conference');
  });

  it.each(['__proto__', 'constructor', 'a'.repeat(5000), '9'.repeat(30)])(
    'takes no harm from %s',
    async (text) => {
      const said = encodeURIComponent(text);
      const paths = [
        `/api/v2/ticket_fields?locale=${said}`,
        `/api/v2/ticket_forms/${said}`,
        `/api/v2/requests/search?query=${said}&page=${said}&per_page=${said}&organization_id=${said}`,
        `/api/v2/help_center/service_catalog/items/${said}`,
        `/api/v2/approval_workflow_instances/${said}/approval_requests/${said}`,
      ];
      for (const path of paths) expect((await app.get(path, john)).status).toBeLessThan(500);
    },
  );
});

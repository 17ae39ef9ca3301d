import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems } from '../browser/axe.js';
import { requestForm } from './request-form-data.js';
import { openSite, type Site } from './site.js';

let site: Site;
/** One for all tests: each loads the form again. */
let page: Page;

beforeAll(async () => {
  site = await openSite();
  const window = await site.windowOf('nobody');
  page = await window.newPage();
});

afterEach(() => page.unrouteAll());

afterAll(() => site?.close());

const DATA = /(<script type="application\/json" id="new-request-form">)[\s\S]*?(<\/script>)/;
const FORM_PATH = '/hc/en-us/requests/new';

const BIKE_FIELD = {
  id: 12,
  type: 'lookup',
  name: 'request[custom_fields][12]',
  label: 'Which bike',
  description: '',
  value: null,
  error: null,
  required: true,
  options: [],
  relationship_target_type: 'zen:custom_object:bike',
};

/** The page for a new request, on which Guide describes the form as `data`. */
async function openForm(data = requestForm(), query = ''): Promise<void> {
  await page.route(`**${FORM_PATH}*`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      DATA,
      (_, start: string, end: string) =>
        start + JSON.stringify(data).replaceAll('<', '\\u003c') + end,
    );
    await route.fulfill({ response, body });
  });
  await page.route('**/api/v2/help_center/sessions.json', (route) =>
    route.fulfill({ json: { current_session: { csrf_token: 'the-token' } } }),
  );
  await page.goto(site.url + FORM_PATH + query);
}

/** Sends the form, and returns what arrives at Guide. */
async function sent(): Promise<[string, string][]> {
  await page.route('**/hc/en-us/requests', (route) => route.fulfill({ body: 'received' }));
  const arrival = page.waitForRequest((request) => request.method() === 'POST');
  await page.locator('.request-form > [type=submit]').click();
  return [...new URLSearchParams((await arrival).postData() ?? '')];
}

async function fillIn(): Promise<void> {
  await page.getByLabel('anonymous_requester_email').fill('jo@example.com');
  await page.getByLabel('subject').fill('A flat tyre');
  await page.getByLabel('description').fill('It went flat.');
}

describe('the form for new requests', () => {
  it('sends what was filled in, with the token against forgery, the description as plain text', async () => {
    await openForm();
    await fillIn();

    expect(await sent()).toEqual(
      expect.arrayContaining([
        ['request[ticket_form_id]', '11'],
        ['request[anonymous_requester_email]', 'jo@example.com'],
        ['request[subject]', 'A flat tyre'],
        ['request[description]', 'It went flat.'],
        ['request[description_mimetype]', 'text/plain'],
        ['authenticity_token', 'the-token'],
      ]),
    );
  });

  it('names every field, and is found faultless by axe-core', async () => {
    await openForm();

    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('does not send a form in which something required is missing', async () => {
    await openForm();
    await page.locator('.request-form > [type=submit]').click();

    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(
      'request[anonymous_requester_email]',
    );
  });

  it('marks what is optional, and only that', async () => {
    await openForm();
    const optional = (label: string) => page.locator('label', { hasText: label }).locator('.quiet');

    expect(await optional('subject').isVisible()).toBe(false);
    expect(await optional('Card').isVisible()).toBe(true);
  });

  it('asks for a field when the answer to another one calls for it', async () => {
    await openForm();
    const field = page.getByLabel('Which bike');
    expect(await field.isVisible()).toBe(false);

    await page.getByLabel('Bike', { exact: false }).first().selectOption('other');
    expect(await field.isVisible()).toBe(true);
    expect(await field.getAttribute('required')).not.toBeNull();
  });

  it('does not send what is not asked for', async () => {
    await openForm();
    await fillIn();

    const names = (await sent()).map(([name]) => name);
    expect(names).not.toContain('request[custom_fields][6]');
    expect(names).not.toContain('request[due_at]');
  });

  it('asks for a number when a box is ticked', async () => {
    await openForm();
    await page.getByLabel('Hurt').check();

    expect(await page.getByLabel('Number').isVisible()).toBe(true);
  });

  it('asks for a date when the request is a task', async () => {
    await openForm();
    await page.getByLabel('type', { exact: false }).first().selectOption('task');

    expect(await page.getByLabel('due_at').isVisible()).toBe(true);
  });

  it('groups the options that Zendesk writes as Group::Option', async () => {
    await openForm();

    expect(await page.locator('optgroup').getAttribute('label')).toBe('City');
    expect(await page.locator('optgroup option').allTextContents()).toEqual(['Red', 'Blue']);
  });

  it('sends each of several answers, addresses and digits as Zendesk expects them', async () => {
    await openForm();
    await fillIn();
    await page.getByLabel('Light').check();
    await page.getByLabel('collaborators_').fill('ann@example.com, bob@example.com');
    await page.getByLabel('Card').fill('4242');

    expect(await sent()).toEqual(
      expect.arrayContaining([
        ['request[custom_fields][8][]', 'lock'],
        ['request[custom_fields][8][]', 'light'],
        ['request[collaborators_][]', 'ann@example.com'],
        ['request[collaborators_][]', 'bob@example.com'],
        ['request[custom_fields][9]', 'XXXXXXXXX4242'],
      ]),
    );
  });

  it('is filled in from the address, as Zendesk documents it', async () => {
    await openForm(requestForm(), '?tf_subject=Hello&tf_5=true');

    expect(await page.getByLabel('subject').inputValue()).toBe('Hello');
    expect(await page.getByLabel('Hurt').isChecked()).toBe(true);
  });

  it('reads errors out, and ties each to its field', async () => {
    const data = requestForm({ errors: 'Not sent' });
    Object.assign(data.ticket_fields[0] ?? {}, { error: 'Subject is too long' });
    await openForm(data);
    const subject = page.getByLabel('subject');

    expect(await page.getByRole('alert').textContent()).toBe('Not sent');
    expect(await subject.getAttribute('aria-invalid')).toBe('true');
    const described = (await subject.getAttribute('aria-describedby')) ?? '';
    expect(await page.locator(`#${described.split(' ').at(-1)}`).textContent()).toBe(
      'Subject is too long',
    );
  });

  it('uploads a file when it is chosen, and sends what Zendesk calls it', async () => {
    await openForm();
    await page.route('**/api/v2/uploads.json*', (route) =>
      route.fulfill({
        json: {
          upload: {
            token: 'file-1',
            attachment: { file_name: 'tyre.png', content_url: '/tyre.png' },
          },
        },
      }),
    );
    await fillIn();
    await page
      .getByLabel('Attachments')
      .setInputFiles({ name: 'tyre.png', mimeType: 'image/png', buffer: Buffer.from('x') });
    await page.getByRole('link', { name: 'tyre.png' }).waitFor();

    expect(await sent()).toEqual(
      expect.arrayContaining([
        [
          'request[attachments][]',
          JSON.stringify({ id: 'file-1', file_name: 'tyre.png', url: '/tyre.png' }),
        ],
      ]),
    );
  });

  it('finds the record of a custom object by its name, and sends its id', async () => {
    await openForm(requestForm({ ticket_fields: [BIKE_FIELD] }));
    await page.route('**/api/v2/custom_objects/bike/records/autocomplete*', (route) =>
      route.fulfill({ json: { custom_object_records: [{ id: '01H', name: 'Red bike' }] } }),
    );
    await page.getByLabel('anonymous_requester_email').fill('jo@example.com');
    await page.getByLabel('Which bike').fill('red');
    await page.locator('datalist option', { hasText: 'Red bike' }).waitFor({ state: 'attached' });
    await page.getByLabel('Which bike').fill('Red bike');

    expect(await sent()).toEqual(expect.arrayContaining([['request[custom_fields][12]', '01H']]));
  });

  it('offers a choice of forms, and sends nothing before one is chosen', async () => {
    await openForm(
      requestForm({
        ticket_form_field: {
          name: 'request[ticket_form_id]',
          label: 'Form',
          value: null,
          options: [
            { name: 'Damage', value: 1 },
            { name: 'Invoice', value: 2 },
          ],
        },
      }),
    );
    expect(await page.locator('.request-form > [type=submit]').isVisible()).toBe(false);

    await page.getByLabel('Form', { exact: false }).first().selectOption({ label: 'Invoice' });
    await page.waitForURL('**/requests/new?ticket_form_id=2');
  });
});

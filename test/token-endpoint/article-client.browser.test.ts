import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveTokenEndpoint, type TokenServer } from '../../src/token-endpoint/node.js';
import { closeChromium, openChromium } from '../browser/chromium.js';
import { readToken } from './contract-cases.js';
import { CLASSIC_SECRET, environmentOf, MESSAGING_SECRET } from './environment-of.js';
import { createSigningKey } from './signing-key.js';
import { startZendesk, type ZendeskStandIn } from './zendesk-stand-in.js';

/*
 * The pages that people run today, written again after what they do: jQuery, its default content
 * type, two requests one after the other that block the page, a number as external_id.
 */

const ME = { id: 1906365876753, email: 'amina@example.com', name: 'Amina Haddad' };

const GUIDE_BLOCK = `
  var me, token = '';
  $.ajax({ url: '/api/v2/users/me', async: false, dataType: 'json',
    success: function (answer) { me = answer.user; } });
  $.ajax({ method: 'POST', async: false, dataType: 'text', url: ENDPOINT,
    data: JSON.stringify({ external_id: me.id, user_email: me.email, user_name: me.name }),
    success: function (answer) { token = answer; },
    error: function (answer) { window.failed = answer.responseText || 'blocked'; } });`;

const MESSAGING_BLOCK = `${GUIDE_BLOCK}
  zE('messenger', 'loginUser', function (callback) { callback(token); });`;

const CLASSIC_BLOCK = `${GUIDE_BLOCK}
  window.zESettings = { webWidget: { authenticate: { chat: {
    jwtFn: function (callback) { callback(token); } } } } };
  zESettings.webWidget.authenticate.chat.jwtFn(function (jwt) { window.received = jwt; });`;

/** The demonstration website: a form, and newer names for what it sends. */
const WEBSITE = `
  function signIn() {
    $.post(ENDPOINT, JSON.stringify({
      external_id: Number($('#id').val()), email: $('#email').val(), name: $('#name').val()
    }), function (token) {
      zE('messenger', 'loginUser', function (callback) { callback(token); });
    }, 'text').fail(function (answer) { window.failed = answer.responseText || 'blocked'; });
  }`;
const FORM = `<input id="id" value="${ME.id}"><input id="email" value="${ME.email}">
  <input id="name" value="${ME.name}"><button onclick="signIn()">Sign in</button>`;

let browser: Browser;
let page: Page;
let zendesk: ZendeskStandIn;
let pages: { readonly url: string; close(): Promise<void> };

/** What a page sent, as the browser really sends it. */
interface Sent {
  readonly contentType: string | undefined;
  readonly body: string | null;
}

beforeAll(async () => {
  browser = await openChromium();
  page = await browser.newPage();
  zendesk = await startZendesk(createSigningKey('zendesk-1'));
  pages = await startPages();
});
afterAll(async () => {
  await closeChromium(browser);
  await pages?.close();
  await zendesk?.close();
});

/** Serves a page with a block, jQuery and a messenger that remembers the token it is given. */
async function startPages() {
  const jquery = await readFile(
    createRequire(import.meta.url).resolve('jquery/dist/jquery.min.js'),
    'utf8',
  );
  const app = new Hono();
  app.get('/jquery.js', (c) => c.body(jquery, 200, { 'content-type': 'text/javascript' }));
  app.get('/api/v2/users/me', (c) => c.json({ user: ME }));
  app.get('/', (c) => c.html('<!doctype html><title>Help Center</title>'));
  return new Promise<typeof pages>((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      const close = () => new Promise<void>((closed) => server.close(() => closed()));
      resolve({ url: `http://127.0.0.1:${port}`, close });
    });
  });
}

/** Runs a block in a page, and returns the token that the widget received, or what went wrong. */
async function run(server: TokenServer, path: string, block: string, body = '') {
  const sent: Sent[] = [];
  const see = (request: Request) => {
    if (!request.url().startsWith(server.url)) return;
    const { 'content-type': contentType } = request.headers();
    sent.push({ contentType, body: request.postData() });
  };
  page.on('request', see);
  try {
    await page.goto(pages.url);
    await page.setContent(`<!doctype html>
      <script src="/jquery.js"></script>
      <script>
        window.zE = function (_, command, handOver) {
          if (command === 'loginUser') handOver(function (jwt) { window.received = jwt; });
        };
        var ENDPOINT = ${JSON.stringify(server.url + path)};
        ${block}
      </script>${body}`);
    if (body !== '') await page.click('button');
    const outcome = await page.waitForFunction(() => {
      const { received, failed } = window as { received?: string; failed?: string };
      return failed ?? received;
    });
    return { outcome: String(await outcome.jsonValue()), sent };
  } finally {
    page.off('request', see);
  }
}

async function withServer(
  env: Record<string, string>,
  use: (server: TokenServer) => Promise<void>,
) {
  const server = await serveTokenEndpoint(
    environmentOf(zendesk, { ...env, PORT: '0', ALLOWED_ORIGINS: pages.url }),
    () => {},
  );
  try {
    await use(server);
  } finally {
    await server.close();
  }
}

describe('the article\u2019s own pages, in Chromium, against serve', () => {
  it.each([
    ['its block for messaging', '/messaging', MESSAGING_BLOCK, ''],
    ['its demonstration website', '/messaging', WEBSITE, FORM],
  ])('%s signs in with proof none', (_, path, block, body) =>
    withServer({ PROOF: 'none' }, async (server) => {
      const { outcome, sent } = await run(server, path, block, body);
      expect(sent).toEqual([
        {
          contentType: 'application/x-www-form-urlencoded; charset=UTF-8',
          body: expect.stringContaining('"external_id":1906365876753'),
        },
      ]);
      const { payload } = readToken(outcome, MESSAGING_SECRET);
      expect(payload).toMatchObject({
        scope: 'user',
        external_id: '1906365876753',
        email: ME.email,
        name: ME.name,
      });
      expect(payload).not.toHaveProperty('email_verified');
    }),
  );

  it.each(['/guide', '/classic'])('its block for the Classic widget signs in on %s', (path) =>
    withServer({ PROOF: 'none' }, async (server) => {
      const { outcome } = await run(server, path, CLASSIC_BLOCK);
      expect(readToken(outcome, CLASSIC_SECRET).payload).toMatchObject({
        external_id: '1906365876753',
        email: ME.email,
        name: ME.name,
        jti: expect.any(String),
      });
    }),
  );

  it.each([
    ['help-center-jwt', {}, 'proof_missing'],
    [
      'id-token',
      { ID_TOKEN_JWKS_URL: 'https://x.example/', ID_TOKEN_AUDIENCE: 'a' },
      'proof_missing',
    ],
    ['cookie', { SESSION_URL: 'https://x.example/session' }, 'not_signed_in'],
  ])('with proof %s they get a refusal that they can read', (PROOF, env, code) =>
    withServer(
      { PROOF, ...env, ZENDESK_URL: PROOF === 'help-center-jwt' ? zendesk.url : '' },
      async (server) => {
        const { outcome } = await run(server, '/messaging', MESSAGING_BLOCK);
        expect(JSON.parse(outcome)).toMatchObject({ status: 401, code });
      },
    ),
  );
});

import { html } from 'hono/html';
import type { AccountPerson, OAuthClient } from '../../account/index.js';
import { type Html, plainPage, stylesheet } from '../../server/index.js';

interface Consent {
  readonly client: OAuthClient;
  readonly person: AccountPerson;
  readonly scopes: readonly string[];
  /** What the page sends back unchanged. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Asks a person whether a client may act for them. */
export function consentPage({ client, person, scopes, fields }: Consent): Html {
  return plainPage({
    title: `Allow access for ${client.name}?`,
    styles: stylesheet('zendesk-api/oauth/consent.css'),
    body: html`<main class="consent">
  <h1>Allow ${client.name} to act for you?</h1>
  <p class="quiet">You are signed in as <strong>${person.name}</strong> (${person.email}).</p>
  <form class="card" method="post" action="/oauth/authorizations">
    <h2>${client.name} will be able to</h2>
    <ul>${
      scopes.length === 0
        ? html`<li>do everything that you can do</li>`
        : scopes.map(
            (scope) => html`<li>${SCOPES[scope] ?? 'use the scope'} (<code>${scope}</code>)</li>`,
          )
    }</ul>
    ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    <div class="answers">
      <button class="button" name="answer" value="allow">Allow</button>
      <button class="button secondary" name="answer" value="deny">Deny</button>
    </div>
  </form>
  <p class="quiet">Afterwards you are sent to <code>${new URL(fields.redirect_uri ?? '').origin}</code>.</p>
</main>`,
  });
}

const SCOPES: Readonly<Record<string, string>> = {
  read: 'read everything that you can read',
  write: 'change everything that you can change',
  'users:read': 'read users',
  'users:write': 'change users',
  'themes:read': 'read themes',
  'themes:write': 'import, publish and delete themes',
};

/** Where nobody can be sent back to: the client, its address or the session is not known. */
export function refusedPage(): Html {
  return plainPage({
    title: 'Invalid authorization request',
    styles: stylesheet('zendesk-api/oauth/consent.css'),
    body: html`<main class="consent">
  <h1>Invalid authorization request</h1>
  <p>This account does not know the client or the redirect address of this request, or the request
    was sent from another session. Start again from the program that led you here.</p>
  <p><a href="/">Go to the Help Center</a></p>
</main>`,
  });
}

import { html } from 'hono/html';
import type { AccountPerson } from '../account/index.js';
import { type Html, plainPage, stylesheet, textField } from '../server/index.js';
import type { FieldErrors, TypedPerson } from './typed-person.js';

interface SignInPage {
  readonly accountName: string;
  readonly people: readonly AccountPerson[];
  readonly returnTo: string;
  readonly typed?: TypedPerson;
  readonly errors?: FieldErrors;
}

/** The page on which one becomes somebody; the local Help Center knows no passwords. */
export function signInPage(page: SignInPage): Html {
  const { accountName, people, returnTo, errors = {} } = page;
  const typed = page.typed ?? { name: '', email: '', external_id: '' };
  return plainPage({
    title: `${Object.keys(errors).length > 0 ? 'Error: ' : ''}Sign in · ${accountName}`,
    styles: stylesheet('sign-in/sign-in.css'),
    body: html`<main class="sign-in">
  <h1>Sign in</h1>
  <p class="quiet">This is a local Help Center: choose who you are, there are no passwords.</p>
  <form class="card" method="post" action="/access/sign_in">
    <h2>As one of these people</h2>
    <input type="hidden" name="return_to" value="${returnTo}">
    <ul class="people">${people.map((person) => html`<li>${personButton(person)}</li>`)}</ul>
  </form>
  <form class="card" method="post" action="/access/sign_in" novalidate>
    <h2>As someone else</h2>
    <input type="hidden" name="return_to" value="${returnTo}">
    ${textField({ name: 'name', label: 'Name', value: typed.name, autocomplete: 'name', error: errors.name })}
    ${textField({ name: 'email', label: 'E-mail', value: typed.email, type: 'email', autocomplete: 'email', error: errors.email })}
    ${textField({
      name: 'external_id',
      label: 'External id (optional)',
      value: typed.external_id,
      hint: 'Your own id of this person, such as crm-1042. Without one, the messenger knows them by Zendesk’s user id.',
      error: errors.external_id,
    })}
    <button class="button">Sign in</button>
  </form>
  <p><a href="${returnTo}">Back without signing in</a></p>
</main>`,
  });
}

function personButton(person: AccountPerson): Html {
  return html`<button class="person" name="person" value="${person.id}">
  <span class="initials" aria-hidden="true">${initials(person.name)}</span>
  <span class="who"><strong>${person.name}</strong>
    <span class="quiet">${person.email}</span>
    <span class="quiet">${roleName(person)} · ${person.externalId ? html`external id <code>${person.externalId}</code>` : 'no external id'}</span>
  </span>
</button>`;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/).slice(0, 2);
  return words.map((word) => [...word][0]?.toUpperCase() ?? '').join('');
}

function roleName({ role }: AccountPerson): string {
  return role.replace('_', ' ');
}

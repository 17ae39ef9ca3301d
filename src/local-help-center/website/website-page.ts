import { html, raw } from 'hono/html';
import { type Html, plainPage, stylesheet, textField } from '../server/index.js';
import type { Customer } from './customers.js';

export interface LoginForm {
  readonly name: string;
  readonly email: string;
}

interface WebsitePage {
  readonly path: '/website' | '/website/id-token';
  readonly proof: 'cookie' | 'id-token';
  readonly customer: Customer | null;
  /** The compiled snippet. */
  readonly snippet: string;
  /** What ends the page: the messenger. */
  readonly pageEnd: string;
  readonly typed?: LoginForm;
  readonly errors?: Partial<Record<keyof LoginForm, string>>;
}

/** The website's one page, with the snippet in its head as any website would have it. */
export function websitePage(page: WebsitePage): Html {
  const { path, proof, customer, snippet, pageEnd } = page;
  const about = ABOUT[proof];
  return plainPage({
    title: `${page.errors ? 'Error: ' : ''}A website · guide-messaging-auth`,
    styles: stylesheet('website/website.css'),
    bodyClass: 'website',
    head: html`<script data-endpoint="${path}/token-endpoint/messaging" data-proof="${proof}"
      data-signed-in="${String(customer !== null)}" data-user="${customer?.id ?? ''}">${raw(snippet)}</script>`,
    body: html`<header class="top">
  <p class="brand">Tern <span>&amp;</span> Tide</p>
  <p>${customer ? html`Logged in as <strong>${customer.name}</strong>` : 'Not logged in'}</p>
</header>
<main>
  <div class="intro">
    <h1>${customer ? html`Hello, ${customer.name}` : 'A website that is not a Help Center'}</h1>
    <p class="quiet">${customer ? SIGNED_IN_TEXT : about.signedOut}</p>
  </div>
  ${customer ? customerCard(path, customer) : loginCard(page)}
  <p class="quiet">Go on: <a href="${about.other.path}">${about.other.label}</a> · <a href="/agent">the agent’s side</a> · <a href="/">the Help Center</a></p>
</main>
${raw(pageEnd)}`,
  });
}

const ABOUT = {
  cookie: {
    signedOut:
      'It has its own users and its own session cookie. Log in, and the messenger knows who you are: the snippet asks this site’s token endpoint (proof: cookie), which asks the site’s back end whose session this is (SESSION_URL).',
    other: { path: '/website/id-token', label: 'the same with an ID token' },
  },
  'id-token': {
    signedOut:
      'Its users log in at an identity provider, as with Auth0 or Entra ID. Log in, and the messenger knows who you are: the snippet asks this site’s token endpoint (proof: id-token), which verifies the provider’s ID token in the cookie.',
    other: { path: '/website', label: 'the same with a session' },
  },
} as const;
const SIGNED_IN_TEXT =
  'Open the messenger: it shows your name and this website’s own id of you. What you write arrives at the agent with a green check.';

function loginCard({ path, typed = { name: '', email: '' }, errors = {} }: WebsitePage): Html {
  return html`<form class="card" method="post" action="${path}/login" novalidate>
  <h2>Log in</h2>
  ${textField({ name: 'name', label: 'Name', value: typed.name, autocomplete: 'name', error: errors.name })}
  ${textField({ name: 'email', label: 'E-mail', value: typed.email, type: 'email', autocomplete: 'email', error: errors.email })}
  <button class="button">Log in</button>
</form>`;
}

function customerCard(path: string, { id, name, email }: Customer): Html {
  return html`<form class="card" method="post" action="${path}/logout">
  <h2>Your account</h2>
  <dl>
    <div><dt>Name</dt><dd>${name}</dd></div>
    <div><dt>E-mail</dt><dd>${email}</dd></div>
    <div><dt>Customer id</dt><dd><code>${id}</code></dd></div>
  </dl>
  <button class="button secondary">Log out</button>
</form>`;
}

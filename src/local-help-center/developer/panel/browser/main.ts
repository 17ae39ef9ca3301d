import type { Faults } from '../../../account/index.js';
import type { LoggedRequest } from '../../../server/index.js';
import { createElement } from '../../../widgets/dom/index.js';
import type { PanelState } from '../developer-panel-page-end.js';
import { faultsForm } from './faults-form.js';
import styles from './styles.css';

// The developer panel of a page: who is signed in, what the messenger knows, what goes wrong.
// `developer-panel` is its element; inside (an open shadow root): `.toggle`, `.tools`, inputs by name.
const SHOWN_REQUESTS = 6;

const host = document.querySelector<HTMLElement>('developer-panel');
if (host) start(host, JSON.parse(host.dataset.state ?? '{}') as PanelState);

function start(host: HTMLElement, { person }: PanelState): void {
  const dot = createElement('i', { class: person ? 'dot known' : 'dot' });
  const who = createElement('span', {}, person ? person.name : 'Signed out');
  const toggle = createElement(
    'button',
    { class: 'toggle', type: 'button', 'aria-expanded': 'false', 'aria-controls': 'tools' },
    dot,
    who,
  );
  toggle.setAttribute('aria-label', `Developer panel: ${person ? person.name : 'signed out'}`);
  const messenger = createElement('p');
  const faults = createElement('div');
  const note = createElement('p', { class: 'note', role: 'status' });
  const requests = createElement('ol');
  const panel = createElement(
    'div',
    { class: 'tools', id: 'tools' },
    createElement('h2', {}, 'Signed in'),
    signedIn(person),
    createElement('h2', {}, 'The messenger knows'),
    messenger,
    createElement('h2', {}, 'What goes wrong'),
    faults,
    note,
    createElement('h2', {}, 'Recent requests'),
    requests,
    revokeButton(note),
    ...templateMisuses(),
    createElement('h2', {}, 'Go to'),
    links(),
  );
  panel.hidden = true;

  const showFaults = (now: Faults): void => {
    const faulty =
      now.planWithoutHelpCenterJwt ||
      now.expiredSession ||
      now.messengerBlocked ||
      now.failWith !== null ||
      now.apiTokensRetired ||
      now.oauthClientRefused ||
      now.oauthScopeRefused ||
      now.oauthScopeMissing ||
      now.oauthTokenExpired ||
      now.verificationMethod !== null ||
      now.slowMs > 0;
    dot.classList.toggle('faulty', faulty);
  };
  const change = async (some: Partial<Faults>): Promise<void> => {
    const changed = await ask<Faults>('/developer/faults', some);
    if (changed) showFaults(changed);
    note.textContent = changed
      ? 'From the next request on. Reload the page to see it.'
      : 'This value is not possible: 0 to 60000 ms.';
  };
  const refresh = async (): Promise<void> => {
    const [now, log] = await Promise.all([
      ask<Faults>('/developer/faults'),
      ask<{ requests: LoggedRequest[] }>('/developer/log'),
    ]);
    if (now) {
      faults.replaceChildren(faultsForm(now, change));
      showFaults(now);
    }
    requests.replaceChildren(...(log?.requests ?? []).slice(-SHOWN_REQUESTS).map(requestLine));
    if (!log?.requests.length)
      requests.replaceChildren(createElement('li', { class: 'note' }, 'nothing'));
  };

  toggle.addEventListener('click', () => {
    panel.hidden = !panel.hidden;
    toggle.setAttribute('aria-expanded', String(!panel.hidden));
    if (!panel.hidden) void refresh();
  });
  panel.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    toggle.click();
    toggle.focus();
  });
  watchMessenger((says) => messenger.replaceChildren(says));

  host.dir = document.documentElement.dir || 'ltr';
  const shadow = host.attachShadow({ mode: 'open' });
  const label = { 'aria-label': 'Developer panel', dir: 'ltr', lang: 'en' };
  shadow.append(createElement('style', {}, styles), createElement('section', label, panel, toggle));
}

function signedIn(person: PanelState['person']): HTMLElement {
  if (!person) {
    return createElement('p', {}, 'Nobody. ', createElement('a', { href: signInUrl() }, 'Sign in'));
  }
  const { name, email, role, externalId } = person;
  const known = `${name}, ${email}, ${role}, ${externalId ? `external id ${externalId}` : 'no external id'}. `;
  return createElement(
    'p',
    {},
    known,
    createElement('a', { href: signInUrl() }, 'Someone else'),
    ' ',
    createElement('a', { href: '/access/logout' }, 'Sign out'),
  );
}

/** What prints nothing on this page, because the template calls a helper wrongly. */
function templateMisuses(): HTMLElement[] {
  const source = document.getElementById('template-misuses')?.textContent;
  if (!source) return [];
  const lines = JSON.parse(source) as string[];
  const items = lines.map((line) => createElement('li', { class: 'misuse' }, line));
  return [createElement('h2', {}, 'Prints nothing'), createElement('ol', {}, ...items)];
}

function revokeButton(note: HTMLElement): HTMLElement {
  const button = createElement(
    'button',
    { class: 'revoke', type: 'button' },
    'Revoke all OAuth tokens',
  );
  button.addEventListener('click', async () => {
    await fetch('/developer/oauth-tokens', { method: 'DELETE' });
    note.textContent = 'All tokens are revoked; clients have to ask for new ones.';
  });
  return button;
}

function signInUrl(): string {
  return `/access/sign_in?return_to=${encodeURIComponent(location.pathname + location.search)}`;
}

function links(): HTMLElement {
  const here = encodeURIComponent(location.pathname + location.search);
  const targets = [
    ['Agent', '/agent'],
    ['Website', '/website'],
    ['Website with ID token', '/website/id-token'],
    ['Theme settings', '/developer/settings'],
    ['Hide this panel', `/developer/panel?show=off&return_to=${here}`],
  ] as const;
  const anchors = targets.map(([text, href]) => createElement('a', { href }, text));
  return createElement('p', { class: 'links' }, ...anchors);
}

function requestLine({ method, path, status, proof }: LoggedRequest): HTMLElement {
  return createElement(
    'li',
    { title: `${method} ${path}` },
    createElement('span', { class: status < 400 ? '' : 'bad' }, String(status)),
    createElement(
      'span',
      { class: 'path' },
      `${method} ${path}`,
      proof ? createElement('em', {}, ` proof: ${proof}`) : null,
    ),
  );
}

/** Follows the messenger's host element, which shows whom it recognises. */
function watchMessenger(tell: (says: string) => void): void {
  let watched: Element | null = null;
  const look = (): void => {
    const messenger = document.getElementById('local-messenger');
    if (messenger && messenger !== watched) {
      watched = messenger;
      new MutationObserver(look).observe(messenger, { attributes: true });
    }
    tell(messenger ? whom(messenger.dataset) : 'It has not come (yet).');
  };
  new MutationObserver(look).observe(document.body, { childList: true });
  look();
}

function whom({ messengerUser, userName, externalId }: DOMStringMap): string {
  if (messengerUser === 'signing-in') return 'A login is in progress.';
  if (messengerUser !== 'authenticated') return 'An anonymous visitor.';
  return `${userName || 'Somebody'}, external_id ${externalId} ✓`;
}

/** GET, or POST with a body; `null` when it failed. */
async function ask<T>(path: string, body?: object): Promise<T | null> {
  const init = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(path, init).catch(() => null);
  return response?.ok ? response.json() : null;
}

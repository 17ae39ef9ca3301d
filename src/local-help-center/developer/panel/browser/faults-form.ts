import type { Faults } from '../../../account/index.js';
import { createElement } from '../../../widgets/dom/index.js';

const SWITCHES: readonly [keyof Faults & string, string][] = [
  ['planWithoutHelpCenterJwt', 'Plan without Help Center JWTs'],
  ['expiredSession', 'Session expired'],
  ['messengerBlocked', 'Messenger blocked'],
  ['apiTokensRetired', 'API tokens retired (after April 2027)'],
  ['oauthClientRefused', 'OAuth: invalid_client'],
  ['oauthScopeRefused', 'OAuth: invalid_scope'],
  ['oauthScopeMissing', 'OAuth: tokens without the scopes'],
  ['oauthTokenExpired', 'OAuth: tokens expired'],
];

const AMOUNTS: readonly [keyof Faults & string, string][] = [
  ['slowMs', 'APIs slower by (ms)'],
  ['messengerDelayMs', 'Messenger after (ms)'],
];

const OTHER_METHODS = ['sso', 'embed', 'low', 'none'] as const;

const FAILURES = [401, 403, 404, 429, 500, 503];

/** What can be made to go wrong; each change is sent at once. */
export function faultsForm(faults: Faults, change: (some: Partial<Faults>) => void): HTMLElement {
  return createElement(
    'div',
    {},
    ...SWITCHES.map(([name, label]) => {
      const input = createElement('input', { type: 'checkbox', name });
      input.checked = faults[name] === true;
      input.addEventListener('change', () => change({ [name]: input.checked }));
      return createElement('label', { class: 'fault' }, input, label);
    }),
    ...AMOUNTS.map(([name, label]) => {
      const value = String(faults[name]);
      const input = createElement('input', {
        type: 'number',
        name,
        min: '0',
        max: '60000',
        step: '100',
        value,
      });
      input.addEventListener('change', () => change({ [name]: Number(input.value) }));
      return createElement('label', { class: 'fault amount' }, label, input);
    }),
    failures(faults, change),
    verification(faults, change),
  );
}

function failures({ failWith }: Faults, change: (some: Partial<Faults>) => void): HTMLElement {
  const select = createElement(
    'select',
    { name: 'failWith' },
    createElement('option', { value: '' }, 'no'),
  );
  for (const status of new Set([...FAILURES, ...(failWith === null ? [] : [failWith])])) {
    select.append(createElement('option', { value: String(status) }, String(status)));
  }
  select.value = failWith === null ? '' : String(failWith);
  select.addEventListener('change', () =>
    change({ failWith: select.value === '' ? null : Number(select.value) }),
  );
  return createElement('label', { class: 'fault amount' }, 'APIs fail with', select);
}

function verification(
  { verificationMethod }: Faults,
  change: (some: Partial<Faults>) => void,
): HTMLElement {
  const select = createElement(
    'select',
    { name: 'verificationMethod' },
    createElement('option', { value: '' }, 'full'),
    ...OTHER_METHODS.map((method) => createElement('option', { value: method }, method)),
  );
  select.value = verificationMethod ?? '';
  select.addEventListener('change', () => {
    const chosen = OTHER_METHODS.find((method) => method === select.value) ?? null;
    change({ verificationMethod: chosen });
  });
  return createElement('label', { class: 'fault amount' }, 'E-mail verified by', select);
}

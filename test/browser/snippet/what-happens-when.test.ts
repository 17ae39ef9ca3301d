import { describe, expect, it } from 'vitest';
import { faultCases, type Outcome } from './fault-cases.js';

/**
 * What a sentence of the table "what happens when" promises, as an outcome must show it. The fault
 * suite compares each outcome with what really happens, in Chromium.
 */
const PROMISES: readonly [RegExp, (outcome: Outcome) => boolean][] = [
  [/visitor is recognised/, ({ sees, events }) => sees === 'crm-1042' && loginIn(events)],
  [/stays anonymous/, ({ sees }) => sees === 'anonymous' || sees === 'crm-1042'],
  [/after two requests/, ({ zendesk, endpoint }) => zendesk === 1 && endpoint === 1],
  [/after one request/, ({ zendesk, endpoint }) => zendesk + endpoint === 1],
  [/[Nn]ot one request/, ({ zendesk, endpoint }) => zendesk + endpoint === 0],
  [
    /[Nn]ot one call of the messenger|Nothing is handed over/,
    ({ messenger }) => messenger.length === 0,
  ],
  [/[Tt]hree tries/, ({ zendesk, endpoint }) => zendesk === 3 || endpoint === 3],
  [/No second try/, ({ zendesk, endpoint }) => zendesk === 1 && endpoint === 1],
  [/No token is asked for|endpoint is not asked/, ({ endpoint }) => endpoint <= 1],
  [/`logoutUser`, once\.|logs them out\./, ({ sees }) => sees === 'anonymous'],
  [/`logoutUser`, once\./, ({ messenger }) => logouts(messenger) === 1],
  [/once in each/, ({ messenger }) => logouts(messenger) === 2],
  [
    /[Nn]o (call of )?`logoutUser`|does not log out again/,
    ({ messenger }) => logouts(messenger) <= 1,
  ],
  [/forgets (them|the first)/, ({ messenger }) => logouts(messenger) >= 1],
  [
    /The next try succeeds|The second try succeeds/,
    ({ zendesk, endpoint }) => zendesk + endpoint === 3,
  ],
  [/without the e-mail address, is accepted/, ({ events }) => events[0] === 'login without e-mail'],
  [/messenger is told what the placeholder/, ({ messenger }) => messenger.length >= 2],
  [/console (shows|says|names)|One line in the console/, ({ console }) => console.length === 1],
  [/Nothing more: no error/, ({ events }) => events.length === 0],
];

const loginIn = (events: readonly string[]) => events.some((event) => event.startsWith('login'));
const logouts = (messenger: readonly string[]) =>
  messenger.filter((call) => call === 'logoutUser').length;

describe('the table "what happens when" promises what the fault suite proves', () => {
  it.each(faultCases.map(({ when, happens, outcome }) => [when, happens, outcome] as const))(
    'when %s: %s',
    (_when, happens, outcome) => {
      for (const [sentence, isKept] of PROMISES) {
        if (sentence.test(happens))
          expect([`${sentence}`, isKept(outcome)]).toEqual([`${sentence}`, true]);
      }
    },
  );
});

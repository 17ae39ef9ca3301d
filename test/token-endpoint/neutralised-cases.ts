import type { Ask } from './ask.js';
import type { Loot } from './attack-cases.js';
import { VICTIM } from './hostile-token.js';
import { JOHN } from './signing-key.js';

/** An attack next to a valid proof of John's: it gets a token, John's own. */
export interface Neutralised {
  readonly name: string;
  readonly request: (loot: Loot) => Ask;
  /** What the token contains besides John's id and e-mail. */
  readonly claims: Readonly<Record<string, unknown>>;
}

const withMore = (name: string, body: object, claims: object = {}): Neutralised => ({
  name,
  request: ({ key }) => ({ body: { help_center_jwt: key.token(JOHN), ...body } }),
  claims: { ...claims },
});

export const NEUTRALISED: readonly Neutralised[] = [
  withMore('a body that claims to be someone else', {
    external_id: VICTIM.externalId,
    user_email: VICTIM.email,
  }),
  withMore('a body with the claims of Zendesk\u2019s token', {
    externalId: VICTIM.externalId,
    userId: VICTIM.userId,
    email: VICTIM.email,
  }),
  withMore('a body with the claims of our token', {
    sub: VICTIM.externalId,
    email_verified: true,
    scope: 'app',
    exp: 9_999_999_999,
  }),
  withMore('an identity that is null', { external_id: null, user_email: null }),
  withMore('an identity that is a number', { external_id: 999 }),
  withMore('an identity that is an object', { external_id: { $gt: '' } }),
  withMore('an identity that is a list', { external_id: [VICTIM.externalId] }),
  withMore('an identity of 256 characters', { external_id: 'x'.repeat(256) }),
  withMore('a look-alike of John\u2019s id', { external_id: 'crm-\u0417042' }),
  withMore(
    'a name with CRLF',
    { user_name: 'John\r\nSet-Cookie: x' },
    { name: 'John Set-Cookie: x' },
  ),
  withMore('a name with NUL', { user_name: 'Jo\u0000hn' }, { name: 'Jo hn' }),
  withMore('a name with text direction tricks', { user_name: '\u202enhoJ' }, { name: 'nhoJ' }),
  withMore('a name with zero-width spaces', { user_name: 'Jo\u200bhn' }, { name: 'John' }),
  withMore(
    'a name of 10,000 letters',
    { user_name: 'x'.repeat(10_000) },
    { name: 'x'.repeat(100) },
  ),
  withMore(
    'a name with stacked accents',
    { user_name: `x${'\u0301'.repeat(500)}` },
    {
      name: `x${'\u0301'.repeat(4)}`,
    },
  ),
  withMore('a name that is an object', { user_name: { toString: 'x' } }),
  withMore('a name of nothing but white space', { user_name: ' \u200b\t ' }),
  {
    name: 'headers that name someone else',
    request: ({ key }) => ({
      headers: {
        'x-user-id': VICTIM.externalId,
        'x-forwarded-user': VICTIM.email,
        cookie: 'external_id=crm-victim',
      },
      body: { help_center_jwt: key.token(JOHN) },
    }),
    claims: {},
  },
];

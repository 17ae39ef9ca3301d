import { describe, expect, it } from 'vitest';
import { createAccount } from '../../../src/local-help-center/account/create-account.js';
import { UNREMARKABLE_PERSON } from '../../../src/local-help-center/account/sample-people.js';

const jo = { ...UNREMARKABLE_PERSON, name: 'Jo', email: 'jo@example.com' };

describe('the account of the local Help Center', () => {
  it('knows the sample people, John Smith first', async () => {
    const account = createAccount();
    expect(account.people().map(({ id, name, externalId }) => [id, name, externalId])).toEqual([
      [1000000000101, 'John Smith', 'crm-1042'],
      [1000000000102, 'Amina Haddad', null],
      [1000000000103, 'Grace Agent', null],
    ]);
  });

  it('gives a new person the next id', async () => {
    const account = createAccount();
    expect(account.addPerson(jo).id).toBe(1000000000104);
  });

  it('finds a person again by e-mail, whatever its case', async () => {
    const account = createAccount();
    const first = account.addPerson(jo);
    expect(account.addPerson({ ...jo, email: 'JO@example.com' })).toBe(first);
  });

  it('makes new secrets each time', async () => {
    const [one, other] = [createAccount(), await createAccount()];
    expect(one.messagingKey).not.toEqual(other.messagingKey);
    expect(one.classicSecret).not.toBe(other.classicSecret);
    expect(one.api.token).not.toBe(other.api.token);
  });

  it('names its messaging key as Zendesk does', async () => {
    expect(createAccount().messagingKey.id).toMatch(/^app_[0-9a-f]{24}$/);
  });

  it('publishes the public half of the Help Center key and nothing else', async () => {
    const { publicJwk } = await createAccount().helpCenterKey;
    expect(Object.keys(publicJwk)).toEqual(['kty', 'n', 'e', 'kid']);
  });
});

describe('people', () => {
  it('do not fill the memory: the sample people and those who came last stay', () => {
    const account = createAccount();
    const samples = account.people();
    for (let guest = 0; guest < 1_100; guest += 1) {
      account.addPerson({ ...jo, email: `guest-${guest}@example.com` });
    }
    const emails = account.people().map(({ email }) => email);
    expect(emails).toHaveLength(1_000);
    expect(emails.slice(0, samples.length)).toEqual(samples.map(({ email }) => email));
    expect(emails.at(-1)).toBe('guest-1099@example.com');
    expect(emails).not.toContain('guest-0@example.com');
  });
});

describe('sessions', () => {
  const withCookie = (cookie: string) => new Request('http://localhost/', { headers: { cookie } });

  it('know who is signed in, by their cookie', async () => {
    const account = createAccount();
    const session = account.signIn(account.addPerson(jo));
    expect(account.signedInPerson(withCookie(`a=b; _zendesk_session=${session}`))?.name).toBe('Jo');
  });

  it('see what has changed about the person since', async () => {
    const account = createAccount();
    const person = account.addPerson(jo);
    const session = account.signIn(person);
    account.updatePerson(person.id, { externalId: 'crm-7' });
    expect(account.signedInPerson(withCookie(`_zendesk_session=${session}`))?.externalId).toBe(
      'crm-7',
    );
  });

  it('end at sign-out', async () => {
    const account = createAccount();
    const session = account.signIn(account.addPerson(jo));
    account.signOut(session);
    expect(account.signedInPerson(withCookie(`_zendesk_session=${session}`))).toBeNull();
  });

  it.each([
    'none',
    '_zendesk_session=',
    '_zendesk_session=1000000000101',
    '_zendesk_session=__proto__',
    '_zendesk_session=%',
    '=;;;=',
  ])('are nobody’s with the cookie "%s"', async (cookie) => {
    const account = createAccount();
    expect(account.signedInPerson(withCookie(cookie))).toBeNull();
  });

  it('are 43 random characters, of which no two sessions have the same', async () => {
    const account = createAccount();
    const person = account.addPerson(jo);
    const sessions = new Set(Array.from({ length: 100 }, () => account.signIn(person)));
    expect([...sessions].filter((session) => /^[\w-]{43}$/.test(session))).toHaveLength(100);
  });
});

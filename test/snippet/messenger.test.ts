// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  amina,
  helpCenterUser,
  john,
  unsignedJwt,
  type Visitor,
} from '../browser/snippet/people.js';
import { answerRequests, onAPage } from './on-a-page.js';

const seconds = () => Math.floor(Date.now() / 1000);
const { userId, externalId, email } = john;
const helpCenterJwt = JSON.stringify({ token: unsignedJwt({ userId, externalId, email }) });
const messagingJwt = unsignedJwt({ external_id: externalId, iat: 1, exp: 4e9 });

interface Page {
  dataset?: Record<string, string>;
  visitor?: Visitor | null;
  /** What the browser remembers from the page before. */
  remembered?: { user: Visitor; until: number };
  /** As whom the browser is logged in, where that is not the user of the remembered token. */
  held?: Visitor | null;
}

/** Loads the snippet on a page of John's, with the messenger there; returns the calls that it received. */
async function open({ dataset = {}, visitor = john, remembered, held }: Page) {
  onAPage({
    endpoint: 'https://jwt.example.com/messaging',
    proof: 'help-center-jwt',
    signedIn: `${visitor !== null}`,
    ...dataset,
  });
  if (remembered) {
    const user = helpCenterUser(remembered.user).identifier;
    const token = { jwt: 'eyJr.eyJl.bWVt', until: remembered.until, user };
    const holder = held === undefined ? user : held && helpCenterUser(held).identifier;
    localStorage.setItem('guide-messaging-auth', JSON.stringify([holder, holder]));
    sessionStorage.setItem('guide-messaging-auth', JSON.stringify(token));
  }
  const requests = answerRequests({ body: helpCenterJwt }, { body: messagingJwt });
  const commands: string[] = [];
  const tokens: string[] = [];
  const zE = (widget: string, command: string, jwtCallback?: (give: HandOver) => void) => {
    if (widget === 'messenger:on') return () => {};
    commands.push(command);
    jwtCallback?.((jwt) => void tokens.push(jwt));
    return undefined;
  };
  Object.assign(window, { zE, HelpCenter: { user: helpCenterUser(visitor) } });
  await import('../../snippet/main.js');
  await vi.advanceTimersByTimeAsync(60_000);
  return { requests: requests.map(({ url }) => url), commands, tokens };
}

describe('logging in to the messenger', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('takes two requests in sequence on a first page', async () => {
    expect(await open({})).toEqual({
      requests: ['/api/v2/help_center/integration/token', 'https://jwt.example.com/messaging'],
      commands: ['loginUser'],
      tokens: [messagingJwt],
    });
  });

  it('takes none with a token that is remembered', async () => {
    const { requests, tokens } = await open({ remembered: { user: john, until: seconds() + 90 } });
    expect({ requests, tokens }).toEqual({ requests: [], tokens: ['eyJr.eyJl.bWVt'] });
  });

  it('does not use a token that lives less than another minute', async () => {
    const { tokens } = await open({ remembered: { user: john, until: seconds() + 50 } });
    expect(tokens).toEqual([messagingJwt]);
  });

  it('does not use somebody else’s, and logs them out first', async () => {
    const { commands, tokens } = await open({ remembered: { user: amina, until: seconds() + 90 } });
    expect({ commands, tokens }).toEqual({
      commands: ['logoutUser', 'loginUser'],
      tokens: [messagingJwt],
    });
  });

  it.each([
    ['after a sign-out elsewhere', { remembered: { user: john, until: 4e9 }, held: null }],
    ['of somebody who was here before', { remembered: { user: amina, until: 4e9 }, held: john }],
  ])('does not use one %s', async (_which, page) => {
    expect((await open(page)).tokens).toEqual([messagingJwt]);
  });

  it('keeps neither name nor e-mail in localStorage', async () => {
    await open({});
    expect(localStorage.getItem('guide-messaging-auth')).toMatch(
      /^\["[0-9a-f]{40}","[0-9a-f]{40}"\]$/,
    );
  });

  it.each([
    ['without an endpoint', { dataset: { endpoint: '' } }],
    ['for a role that is left out', { dataset: { roles: 'agent,manager' } }],
    ['for an anonymous visitor', { visitor: null }],
  ])('does nothing %s', async (_when, page) => {
    expect(await open(page)).toEqual({ requests: [], commands: [], tokens: [] });
  });
});

// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { helpCenterUser, john, unsignedJwt, type Visitor } from '../browser/snippet/people.js';
import { answerRequests, onAPage } from './on-a-page.js';

const classicJwt = unsignedJwt({ iat: 1, exp: 4e9, email: john.email });
const { userId, externalId, email } = john;
const helpCenterJwt = JSON.stringify({ token: unsignedJwt({ userId, externalId, email }) });

/** Loads the snippet for the Classic widget on a page made for the visitor. */
async function open(visitor: Visitor | null, { before = () => {} } = {}) {
  onAPage({
    endpoint: 'https://jwt.example.com/classic',
    proof: 'help-center-jwt',
    signedIn: `${visitor !== null}`,
  });
  before();
  const requests = answerRequests((url) => ({
    body: url.endsWith('/classic') ? classicJwt : helpCenterJwt,
  }));
  window.HelpCenter = { user: helpCenterUser(visitor) };
  await import('../../snippet/main-classic.js');
  return { requests };
}

/** The widget arrives; returns its calls. */
async function widgetCalls(): Promise<unknown[][]> {
  const calls: unknown[][] = [];
  Object.assign(window, { zE: (...call: unknown[]) => void calls.push(call) });
  await vi.advanceTimersByTimeAsync(60_000);
  return calls;
}

describe('the Classic widget', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('finds jwtFn for chat and for Help Center content before it can load', async () => {
    await open(john);
    const { jwtFn, chat } = window.zESettings?.webWidget?.authenticate ?? {};
    expect([typeof jwtFn, typeof chat?.jwtFn]).toEqual(['function', 'function']);
  });

  it('keeps the settings that the page had', async () => {
    const zESettings = { webWidget: { color: { theme: '#17494D' } } };
    await open(john, { before: () => void Object.assign(window, { zESettings }) });
    expect(window.zESettings).toMatchObject(zESettings);
  });

  it('asks for nothing until the widget wants a token', async () => {
    const { requests } = await open(john);
    await widgetCalls();
    expect(requests).toEqual([]);
  });

  it('gets a token when it wants one', async () => {
    await open(john);
    const jwt = await new Promise((resolve) =>
      window.zESettings?.webWidget?.authenticate?.chat?.jwtFn?.(resolve),
    );
    expect(jwt).toBe(classicJwt);
  });

  it('gets a token each for chat and for content, even at once: a `jti` serves once', async () => {
    const { requests } = await open(john);
    const { jwtFn, chat } = window.zESettings?.webWidget?.authenticate ?? {};
    await Promise.all(
      [jwtFn, chat?.jwtFn].map((ask) => new Promise<string>((give) => ask?.(give))),
    );
    expect(requests.filter(({ url }) => url.endsWith('/classic'))).toHaveLength(2);
  });

  it('learns who is asking', async () => {
    await open(john);
    const { name } = john;
    expect(await widgetCalls()).toEqual([
      ['webWidget', 'identify', { name, email }],
      [
        'webWidget',
        'prefill',
        { name: { value: name, readOnly: true }, email: { value: email, readOnly: true } },
      ],
    ]);
  });

  it('forgets them after a sign-out, once', async () => {
    const loggedIn = () => localStorage.setItem('guide-messaging-auth', '["somebody","somebody"]');
    await open(null, { before: loggedIn });
    expect(await widgetCalls()).toEqual([['webWidget', 'logout']]);
    expect(localStorage.length).toBe(0);
  });

  it('is left alone by anonymous visitors', async () => {
    await open(null);
    expect(window.zESettings).toBeUndefined();
  });
});

import type { ConversationField, LoginFailure, Session, SessionStatus } from '../protocol.js';

/** The messenger's server. Only a failure of `logIn` or `send` has to be shown to somebody. */
export interface Server {
  resume(token: string): Promise<SessionStatus>;
  logIn(jwt: unknown, token: string | null): Promise<Session | LoginFailure>;
  logOut(token: string): Promise<void>;
  /** @returns `null` when the session is over */
  send(text: string, token: string | null): Promise<Session | null>;
  read(token: string): Promise<void>;
  annotate(token: string, about: { tags?: string[]; fields?: ConversationField[] }): Promise<void>;
}

async function post(path: string, body: object): Promise<Response> {
  return fetch(`/messenger/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

const UNREACHABLE: LoginFailure = {
  type: 'LoginFailedError',
  reason: 'unreachable',
  message: 'The messenger’s server could not be reached.',
};

export const server: Server = {
  async resume(token) {
    const response = await post('resume', { token });
    return response.ok ? response.json() : { state: 'unknown' };
  },
  async logIn(jwt, token) {
    try {
      const response = await post('login', { jwt: jwt ?? null, ...(token && { token }) });
      const known = response.ok || response.status === 401 || response.status === 409;
      return known ? await response.json() : UNREACHABLE;
    } catch {
      return UNREACHABLE;
    }
  },
  async logOut(token) {
    await post('logout', { token });
  },
  async send(text, token) {
    const response = await post('messages', { text, ...(token && { token }) });
    if (response.status === 401) return null;
    if (!response.ok) throw new Error(`The message was refused with ${response.status}.`);
    return response.json();
  },
  async read(token) {
    await post('read', { token });
  },
  async annotate(token, about) {
    await post('annotations', { token, ...about });
  },
};

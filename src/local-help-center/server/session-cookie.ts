import { requestCookie } from './request-cookie.js';

/** The name of the cookie in which a Help Center keeps its session. */
export const SESSION_COOKIE = '_zendesk_session';

/** @returns the session cookie of a request, `null` without one. */
export function sessionCookie(request: Request): string | null {
  return requestCookie(request, SESSION_COOKIE) ?? null;
}

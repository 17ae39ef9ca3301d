import { parse } from 'hono/utils/cookie';

/** The value of a cookie of the request; `undefined` where it has none by that name. */
export function requestCookie(request: Request, name: string): string | undefined {
  return parse(request.headers.get('cookie') ?? '', name)[name];
}

/** The name of the cookie in which a Help Center keeps its session. */
export const SESSION_COOKIE = '_zendesk_session';

/** @returns the session cookie of a request, `null` without one. */
export function sessionCookie(request: Request): string | null {
  return requestCookie(request, SESSION_COOKIE) ?? null;
}

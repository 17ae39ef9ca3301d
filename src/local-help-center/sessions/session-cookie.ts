import { parse } from 'hono/utils/cookie';

/** The name of the cookie in which a Help Center keeps its session. */
export const SESSION_COOKIE = '_zendesk_session';

/** @returns the session cookie of a request, `null` without one. */
export function sessionCookie(request: Request): string | null {
  const header = request.headers.get('cookie');
  if (!header) return null;
  return parse(header, SESSION_COOKIE)[SESSION_COOKIE] ?? null;
}

import { parse } from 'hono/utils/cookie';

/** The value of a cookie of the request; `undefined` where it has none by that name. */
export function requestCookie(request: Request, name: string): string | undefined {
  return parse(request.headers.get('cookie') ?? '', name)[name];
}

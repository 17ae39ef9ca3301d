/** The claims that the snippet reads, of a Help Center JWT or of a messaging JWT. */
export interface JwtPayload {
  iat?: number;
  exp?: number;
  userId?: number;
  externalId?: string | null;
  email?: string;
}

/**
 * Reads a JWT's payload, without verifying anything: that is the receiver's job.
 *
 * @throws when it does not look like a JWT.
 */
export function jwtPayload(jwt: string): JwtPayload {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(jwt) as RegExpExecArray;
  const bytes = atob((payload as string).replace(/-/g, '+').replace(/_/g, '/'));
  // atob gives one character a byte; escape and decodeURIComponent make UTF-8 of them.
  return JSON.parse(decodeURIComponent(escape(bytes)));
}

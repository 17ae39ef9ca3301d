// The tools have the same rule and import this file itself: see proofs-and-roles.ts.

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|[a-z0-9-]{1,63}\.localhost)$/;

/**
 * Whether a host is this machine, where `http:` is as safe as `https:` (RFC 6761, 6.3).
 *
 * @param name - the host without its port, as `URL` writes it: in small letters, IPv6 in brackets
 */
export function isLoopback(name: string): boolean {
  return LOOPBACK.test(name);
}

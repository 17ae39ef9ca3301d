const LOOPBACK_NAME = /^(?:localhost|[a-z0-9.-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a host is this machine, where `http:` is as safe as `https:` (RFC 6761, 6.3). The token
 * endpoint, which imports nothing from here, has its own, stricter rule.
 *
 * @param name the host without its port, as `URL` writes it: in small letters, IPv6 in brackets
 */
export function isLoopback(name: string): boolean {
  return LOOPBACK_NAME.test(name);
}

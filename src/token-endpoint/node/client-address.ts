import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { TrustProxy } from '../environment.js';

/** Who sent a request, according to trusted sources only. */
export interface ClientAddress {
  readonly address: string | undefined;
  /** Whether somebody who is not trusted sent a forwarded address. */
  readonly ignored: boolean;
}

/** A list of proxies that is longer is not read to its end. */
const MAX_FORWARDED = 2_048;

/**
 * Finds out who is at the other end of the proxies. Each proxy writes down, at the end of
 * `X-Forwarded-For` or `Forwarded` (RFC 7239), who connected to it. So the list is read from its
 * end, as far as the proxies are trusted; the entries before are whatever the client liked to send.
 *
 * @param trust - how many proxies are trusted, or those on this machine
 */
export function clientAddress(
  {
    socket,
    headers,
  }: Pick<IncomingMessage, 'headers'> & {
    readonly socket: { readonly remoteAddress?: string | undefined };
  },
  trust: TrustProxy,
): ClientAddress {
  const peer = plainAddress(socket.remoteAddress ?? '');
  const forwarded = forwardedFor(headers);
  if (forwarded === undefined) return { address: peer, ignored: false };
  let address = peer;
  for (let trusted = 0; trusts(trust, address, trusted); trusted += 1) {
    const next = plainAddress(forwarded.at(-1 - trusted) ?? '');
    if (next === undefined) return { address, ignored: false };
    address = next;
  }
  return { address, ignored: address === peer && !trusts(trust, peer, 0) };
}

function trusts(trust: TrustProxy, address: string | undefined, trusted: number): boolean {
  if (address === undefined) return false;
  return trust === 'loopback' ? isLoopbackAddress(address) : trusted < trust;
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}

/**
 * The forwarded addresses, the last proxy's at the end. A proxy writes one of the two headers and
 * passes the other on as the client sent it; so where both are given and name different clients,
 * neither is believed.
 */
function forwardedFor(headers: IncomingMessage['headers']): string[] | undefined {
  const listed = listOf(headers['x-forwarded-for']);
  const standard = listOf(headers.forwarded)?.map(forParameter);
  if (!listed || !standard) return listed ?? standard;
  const agrees = plainAddress(listed.at(-1) ?? '') === plainAddress(standard.at(-1) ?? '');
  return agrees ? listed : [];
}

function listOf(header: string | string[] | undefined): string[] | undefined {
  if (header === undefined) return undefined;
  const text = String(header);
  // Only the end was written by somebody who is trusted.
  return text
    .slice(-MAX_FORWARDED)
    .split(',')
    .map((entry) => entry.trim());
}

/** `for="[2001:db8::1]:4711";proto=https` → `[2001:db8::1]:4711` */
function forParameter(element: string): string {
  const pairs = element.split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.toLowerCase().startsWith('for='))?.slice(4) ?? '';
  return value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}

/** Without port, brackets and zone; an IPv4 address in an IPv6 one as itself. */
function plainAddress(text: string): string | undefined {
  const bare = withoutPort(text).split('%', 1)[0] ?? '';
  const isMapped = bare.toLowerCase().startsWith('::ffff:') && isIP(bare.slice(7)) === 4;
  if (isMapped) return bare.slice(7);
  return isIP(bare) === 0 ? undefined : bare;
}

function withoutPort(text: string): string {
  if (text.startsWith('[')) return text.slice(1, Math.max(1, text.indexOf(']')));
  const colon = text.indexOf(':');
  return colon > 0 && colon === text.lastIndexOf(':') ? text.slice(0, colon) : text;
}

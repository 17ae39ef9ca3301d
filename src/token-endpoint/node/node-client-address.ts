import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import QuickLRU from 'quick-lru';

const PROXIES = new BlockList();
PROXIES.addSubnet('127.0.0.0', 8, 'ipv4');
PROXIES.addSubnet('10.0.0.0', 8, 'ipv4');
PROXIES.addSubnet('172.16.0.0', 12, 'ipv4');
PROXIES.addSubnet('192.168.0.0', 16, 'ipv4');
PROXIES.addSubnet('169.254.0.0', 16, 'ipv4');
PROXIES.addAddress('::1', 'ipv6');
PROXIES.addSubnet('fc00::', 7, 'ipv6');
PROXIES.addSubnet('fe80::', 10, 'ipv6');

/**
 * Who is at the other end. Only when that is a machine of one's own network, a reverse proxy, does
 * the last address of `X-Forwarded-For` count: the proxy wrote it. The ones before it are whatever
 * the client liked to send. Without this everybody behind a proxy would share one limit.
 */
export function nodeClientAddress({ socket, headers }: IncomingMessage): string | undefined {
  const peer = socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/i, '');
  if (peer === undefined || !isOwnNetwork(peer)) return peer;
  const forwarded = String(headers['x-forwarded-for'] ?? '');
  const last = forwarded.slice(forwarded.lastIndexOf(',') + 1).trim();
  return isIP(last) ? last : peer;
}

// The same proxies ask all day, and looking through the list takes a while.
const known = new QuickLRU<string, boolean>({ maxSize: 1_000 });

function isOwnNetwork(address: string): boolean {
  const answer = known.get(address);
  if (answer !== undefined) return answer;
  const own = PROXIES.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  known.set(address, own);
  return own;
}

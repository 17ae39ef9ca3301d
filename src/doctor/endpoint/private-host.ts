import { BlockList, isIP } from 'node:net';

const PRIVATE = new BlockList();
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  PRIVATE.addSubnet(address, prefix, 'ipv4');
}
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

/**
 * Whether a host can be reached from one machine or network alone: loopback, private and link-local
 * addresses (RFC 6890), and names without or with a private ending (RFC 6761, RFC 6762).
 *
 * @param hostname as `URL` gives it: `[::1]` in brackets
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  const kind = isIP(host);
  if (kind !== 0) return PRIVATE.check(host, kind === 4 ? 'ipv4' : 'ipv6');
  const labels = host.split('.');
  return (
    labels.length === 1 || ['localhost', 'local', 'internal', 'test'].includes(labels.at(-1) ?? '')
  );
}

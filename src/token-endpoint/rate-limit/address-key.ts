/**
 * What requests from a network address are counted by: the address itself, or the first half of an
 * IPv6 address, since one subscriber has 2^64 of them (RFC 6177). However an address is written, its
 * key is the same.
 *
 * @param address - as the socket or Cloudflare gives it
 * @returns `undefined` for what is not an address
 */
export function addressKey(address: string | null | undefined): string | undefined {
  if (!address || address.length > 64) return undefined;
  if (!address.includes(':')) return IPV4.test(address) ? address : undefined;
  const groups = groupsOf(address);
  if (!groups) return undefined;
  const [, , , , , marker, high = 0, low = 0] = groups;
  const isMapped = marker === 0xffff && groups.slice(0, 5).every((group) => group === 0);
  if (isMapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  return groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':');
}

const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;

/** The eight groups of an IPv6 address (RFC 4291, 2.2), by the platform's own parser. */
function groupsOf(address: string): number[] | undefined {
  const [bare = ''] = address.split('%', 1);
  const url = `http://[${bare}]`;
  if (!URL.canParse(url)) return undefined;
  const [head = '', tail] = new URL(url).hostname.slice(1, -1).split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : 8 - front.length - back.length;
  return [...front, ...Array<string>(gap).fill('0'), ...back].map((group) =>
    Number.parseInt(group, 16),
  );
}

import * as v from 'valibot';
import { printable } from './terminal/index.js';
import { isLoopback } from './token-endpoint/loopback.js';

const EXAMPLE = 'https://jwt.example.com/messaging';

/** Why a text is not the address of a token endpoint; `null` when it is one. */
function objection(text: string): string | null {
  const shown = `"${printable(text)}"`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) return `${shown} is not a URL. Expected one like ${EXAMPLE}.`;
  if (url.username || url.password) {
    return `the URL contains credentials, and everybody who opens the Help Center could read them. Leave them out: ${url.protocol}//${url.host}${printable(url.pathname)}`;
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return `${shown} is not encrypted, so tokens would be readable on the way. Use https: (http: only for localhost and names such as shop.localhost).`;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return `${shown} starts with ${url.protocol}. Expected https:, like ${EXAMPLE}.`;
  }
  return null;
}

/**
 * The address of a token endpoint: `https:`, or `http:` on this machine; without credentials,
 * because everybody can read it in the page. Parsed into the form that `URL` gives it.
 */
export const endpointUrl = v.pipe(
  v.string(({ received }) =>
    received === 'undefined'
      ? `no endpoint is given. Say where your token endpoint is, for example --endpoint ${EXAMPLE}`
      : `${received} is not a URL. Expected one like ${EXAMPLE}.`,
  ),
  v.trim(),
  v.rawCheck(({ dataset, addIssue }) => {
    const message = dataset.typed ? objection(dataset.value) : null;
    if (message !== null) addIssue({ message });
  }),
  v.transform((text) => new URL(text).href),
);

/**
 * Warns about an address that is a host and nothing else: nearly always the path was forgotten.
 *
 * @returns `null` where it has a path
 */
export function pathWarning(endpoint: string): string | null {
  if (!URL.canParse(endpoint) || new URL(endpoint).pathname !== '/') return null;
  return `${printable(endpoint)} has no path, and token endpoints have one: the kit's answers at ${new URL('/messaging', endpoint).href}. Check the address.`;
}

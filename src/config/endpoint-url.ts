import * as v from 'valibot';

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;
const EXAMPLE = 'https://jwt.example.com/messaging';

/** Why a text is no token endpoint's address; `null` when it is one. */
function objection(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) return `"${text}" is no URL. Expected one like ${EXAMPLE}.`;
  if (url.username || url.password) {
    return `the URL carries credentials, and everybody who opens the Help Center could read them. Leave them out: ${url.protocol}//${url.host}${url.pathname}`;
  }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    return `"${text}" is not encrypted, and tokens would travel in the clear. Use https: (http: only for localhost).`;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return `"${text}" starts with ${url.protocol}. Expected https:, like ${EXAMPLE}.`;
  }
  return null;
}

/**
 * The address of a token endpoint: `https:`, or `http:` on this machine; without credentials, for
 * it stands in the page where everybody reads it. Parsed into the form that `URL` gives it.
 */
export const endpointUrl = v.pipe(
  v.string(({ received }) =>
    received === 'undefined'
      ? `no endpoint is given. Say where your token endpoint is, for example --endpoint ${EXAMPLE}`
      : `${received} is no URL. Expected one like ${EXAMPLE}.`,
  ),
  v.trim(),
  v.rawCheck(({ dataset, addIssue }) => {
    const message = dataset.typed ? objection(dataset.value) : null;
    if (message !== null) addIssue({ message });
  }),
  v.transform((text) => new URL(text).href),
);

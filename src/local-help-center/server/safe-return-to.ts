/**
 * Where to go after signing in or out: `wanted` when it is a page of this site, else the home page.
 *
 * @param wanted the `return_to` parameter: a path, or an absolute URL of this site (as Guide's own
 *   sign-in links have it)
 * @param requestUrl the URL of the request that brought it
 * @returns a path with query and fragment; never a place on another site
 */
export function safeReturnTo(wanted: string | undefined, requestUrl: string): string {
  if (!wanted || !URL.canParse(wanted, requestUrl)) return '/';
  const here = new URL(requestUrl);
  const url = new URL(wanted, here);
  if (url.origin !== here.origin) return '/';
  // "/.//evil.example" resolves to this origin, but its path alone would be another host's address.
  if (url.pathname.startsWith('//')) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}

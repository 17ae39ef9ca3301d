import { placesIn, withoutComments } from '../../guide/source-text/index.js';

/** What a policy in a theme's templates forbids the head block. */
export interface Forbidden {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly found: string;
}

const META = /<meta\b[^>]{0,4000}>/gi;
/** The messenger's own script comes from there. */
const WIDGET = 'https://static.zdassets.com';

/**
 * Reads the policies that templates set by `<meta http-equiv="Content-Security-Policy">`.
 *
 * @param endpoint the token endpoint, where it is known
 * @param templates by path
 */
export function forbiddenByPolicies(
  templates: Iterable<readonly [path: string, source: string]>,
  endpoint: string | undefined,
): { readonly policies: number; readonly forbidden: readonly Forbidden[] } {
  let policies = 0;
  const forbidden: Forbidden[] = [];
  for (const [path, source] of templates) {
    const visible = withoutComments(source, ['template', 'html']);
    const placeOf = placesIn(source);
    for (const { 0: tag, index } of visible.matchAll(META)) {
      if (!/http-equiv\s*=\s*["']?content-security-policy["'\s>]/i.test(tag)) continue;
      policies += 1;
      const content = /content\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag);
      const found = forbiddenBy(content?.[1] ?? content?.[2] ?? '', endpoint);
      forbidden.push(...found.map((words) => ({ path, line: placeOf(index).line, found: words })));
    }
  }
  return { policies, forbidden };
}

/** @param policy as in the header: directives with `;` between them (CSP Level 3) */
function forbiddenBy(policy: string, endpoint: string | undefined): string[] {
  const directives = new Map(
    policy
      .split(';')
      .map((text) => text.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name.toLowerCase(), sources] as const)
      .reverse(),
  );
  const sourcesOf = (name: string) => directives.get(name) ?? directives.get('default-src');
  const scripts = directives.get('script-src-elem') ?? sourcesOf('script-src');
  const connections = sourcesOf('connect-src');
  return [
    ...(scripts && !allowsInline(scripts)
      ? ['script-src forbids the head block: it is inline']
      : []),
    ...(scripts && !allows(scripts, WIDGET) && !scripts.includes("'strict-dynamic'")
      ? [`script-src forbids the messenger (${WIDGET})`]
      : []),
    ...(connections && endpoint !== undefined && !allows(connections, endpoint)
      ? [`connect-src forbids the token endpoint (${new URL(endpoint).origin})`]
      : []),
  ];
}

/** A hash or nonce makes browsers ignore `'unsafe-inline'`, and the block has neither. */
const allowsInline = (sources: readonly string[]): boolean =>
  sources.includes("'unsafe-inline'") &&
  !sources.some((source) => /^'(?:nonce-|sha\d+-|strict-dynamic')/i.test(source));

function allows(sources: readonly string[], address: string): boolean {
  const { protocol, hostname, host } = new URL(address);
  return sources.some((source) => {
    if (source === '*' || source.toLowerCase() === protocol) return true;
    const [, scheme, name = ''] = /^(?:([a-z]+:)\/\/)?([^/]+)/i.exec(source) ?? [];
    if (scheme && scheme.toLowerCase() !== protocol) return false;
    const wanted = name.toLowerCase();
    if (wanted.startsWith('*.')) return hostname.endsWith(wanted.slice(1));
    return wanted === host || wanted === hostname;
  });
}

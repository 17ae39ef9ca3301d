/** The settings of the token endpoint's rate limits, as `rate-limit.ts` of the endpoint has them. */
const RATE_LIMITS = [
  { name: 'ADDRESS_LIMIT', namespace_id: '8787001', simple: { limit: 600, period: 60 } },
  { name: 'REFUSED_LIMIT', namespace_id: '8787003', simple: { limit: 120, period: 60 } },
  { name: 'USER_LIMIT', namespace_id: '8787002', simple: { limit: 30, period: 60 } },
];

/** What Cloudflare reads. Comments are allowed in it. */
export function wranglerConfig(vars: Readonly<Record<string, string>>): string {
  const config = {
    name: 'guide-messaging-auth',
    main: 'worker.ts',
    compatibility_date: '2026-04-01',
    observability: { enabled: true },
    vars,
    ratelimits: RATE_LIMITS,
  };
  return [
    '// "vars" is public within your Cloudflare account. Secrets never go here: put them into .dev.vars',
    '// for "npx wrangler dev", and run "npx wrangler secret put NAME" for the deployed Worker.',
    '// The ids of the rate limits must be unique in your Cloudflare account.',
    `${JSON.stringify(config, null, 2)}\n`,
  ].join('\n');
}

/** The whole program. */
export const WORKER_SCRIPT = `// The token endpoint: its settings are in wrangler.jsonc, its secrets in .dev.vars.
import worker from 'guide-messaging-auth/worker';
export default worker;
`;

/**
 * The project's package.json.
 *
 * @param kit how npm finds the kit, seen from the Worker's folder: a version, or `file:…`
 */
export function workerManifest(kit: string): string {
  const manifest = {
    name: 'token-endpoint',
    private: true,
    type: 'module',
    scripts: { dev: 'wrangler dev', deploy: 'wrangler deploy' },
    dependencies: { 'guide-messaging-auth': kit },
    devDependencies: { wrangler: '^4.0.0' },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

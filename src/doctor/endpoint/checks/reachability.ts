import { failure, ok, warning } from '../../finding.js';
import type { EndpointCheck } from '../endpoint-check.js';
import { Unanswered } from '../send.js';
import { STRANGER } from '../visit.js';

const asStranger = { body: JSON.stringify(STRANGER) };

/** Whether it is there, safe on the way, and soon enough. */
export const reachabilityChecks: readonly EndpointCheck[] = [
  {
    id: 'reachable',
    title: 'Answers',
    request: '`POST` with a JSON object in a `text/plain` body.',
    requirement: 'An HTTP answer within 8 seconds.',
    why: 'The snippet gives up after 8 seconds, and the visitor stays anonymous in the messenger.',
    mend: 'Check the address, that the service runs, and that a firewall lets browsers through.',
    async run(visit) {
      try {
        const { status } = await visit.ask(asStranger);
        return ok(`status ${status}`);
      } catch (error) {
        if (error instanceof Unanswered && error.isTls) return ok('there is a server');
        throw error;
      }
    },
  },
  {
    id: 'tls',
    title: 'Is encrypted',
    request: 'Any.',
    requirement: 'An `https:` address with a certificate that browsers trust.',
    why: 'Tokens would travel in the clear, and a page on https: may not ask an http: address at all.',
    mend: 'Serve it at an https: address, with a certificate of a known authority.',
    async run(visit) {
      const { protocol, hostname } = new URL(visit.endpoint);
      if (protocol === 'https:') {
        await visit.ask(asStranger);
        return ok('https:, and the certificate is good');
      }
      return /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/.test(hostname)
        ? ok('http:, but on this machine only')
        : failure('http:');
    },
  },
  {
    id: 'redirect',
    title: 'Does not redirect',
    request: 'As for `reachable`.',
    requirement: 'No status from 300 to 399.',
    why: 'A redirected POST may lose its body, and browsers refuse redirects that leave the origin.',
    mend: 'Put the last address of the redirects into the theme’s setting (https:, exact host, no final slash too many).',
    async run(visit) {
      const { status, headers } = await visit.ask(asStranger);
      const isRedirect = status >= 300 && status <= 399;
      return isRedirect
        ? failure(`status ${status} to ${placeOf(headers.get('location'), visit.endpoint)}`)
        : ok('no redirect');
    },
  },
];

/** Comes last, when all answers are in. */
export const latencyCheck: EndpointCheck = {
  id: 'latency',
  title: 'Answers soon',
  request: 'All of the above.',
  requirement: 'Half of the answers come within a second.',
  why: 'Until the token is there, what the visitor writes is written anonymously.',
  mend: 'Look for cold starts and for requests to Zendesk that could be cached; run it nearer to your visitors.',
  run({ durations, patience }) {
    const sorted = [...durations].sort((a, b) => a - b);
    const median = Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
    const found = `half of ${sorted.length} answers came within ${median} ms`;
    return median > patience.slow ? warning(found) : ok(found);
  },
};

/** An address without its query, which may hold what nobody should read. */
function placeOf(location: string | null, base: string): string {
  if (location === null || !URL.canParse(location, base)) return 'nowhere';
  const { origin, pathname } = new URL(location, base);
  return origin + pathname;
}

import { printable } from '../../../terminal/index.js';
import { isLoopback } from '../../../token-endpoint/loopback.js';
import { couldNotTell, error, ok, type Verdict, warning } from '../../finding.js';
import type { EndpointCheck } from '../endpoint-check.js';
import { likenessOf } from '../endpoint-likeness.js';
import type { EndpointExamination } from '../examination.js';
import { isPrivateHost } from '../private-host.js';
import { sendQuestion, Unanswered } from '../send-question.js';
import { SNIPPETS_WAY, STRANGER } from '../ways-to-ask.js';

const asStranger = SNIPPETS_WAY.question(STRANGER);

/** Whether it is there, safe on the way, and a token endpoint. */
export const reachabilityChecks: readonly EndpointCheck[] = [
  {
    id: 'reachable',
    title: 'Answers',
    request: '`POST` with a JSON object in a `text/plain` body.',
    requirement: 'An HTTP answer within 8 seconds.',
    why: 'The snippet gives up after 8 seconds, and the visitor stays anonymous in the messenger.',
    fix: 'Check the address, start the service, and let browsers through the firewall.',
    async run(examination) {
      try {
        const { status } = await examination.ask(asStranger);
        return ok(`status ${status}`);
      } catch (failure) {
        if (failure instanceof Unanswered && failure.isTls) return ok('there is a server');
        throw failure;
      }
    },
  },
  {
    id: 'tls',
    title: 'Is encrypted',
    request: 'Any.',
    requirement: 'An `https:` address with a certificate that browsers trust.',
    why: 'Tokens would travel in the clear, and a page on https: may not ask an http: address at all.',
    fix: 'Serve it at an https: address, with a certificate of a known authority.',
    async run(examination) {
      const { protocol, hostname } = new URL(examination.endpoint);
      if (protocol === 'https:') {
        await examination.ask(asStranger);
        return ok('https:, and the certificate is good');
      }
      return isLoopback(hostname) ? ok('http:, but on this machine only') : error('http:');
    },
  },
  {
    id: 'redirect',
    title: 'Does not redirect',
    request: 'As for `reachable`.',
    requirement: 'No status from 300 to 399.',
    why: 'A redirected POST may lose its body, and browsers refuse redirects that leave the origin.',
    fix: 'Put the last address of the redirects into the theme’s setting (https:, exact host, no final slash too many); answer people without a proof with 401 instead of a login page.',
    async run(examination) {
      const { status, headers } = await examination.ask(asStranger);
      if (status < 300 || status > 399) return ok('no redirect');
      const found = `status ${status} to ${placeOf(headers.get('location'), examination.endpoint)}`;
      const { proved } = await examination.evidence();
      return proved.kind === 'accepted'
        ? warning(`${found}, for people without a proof`)
        : error(found);
    },
  },
  {
    id: 'answers-as-endpoint',
    title: 'Answers like a token endpoint',
    request: 'All requests of `proof-required`.',
    requirement:
      'Some request gets a token, or is refused with a status from 400 to 499 other than 404 and 405.',
    why: 'At a wrong address nobody gets a token, and nothing else that is found there means anything.',
    fix: 'Check the address: its path (often /messaging), its host, and that it answers POST.',
    async run(examination) {
      const verdict = likenessOf(await examination.evidence());
      if (verdict.verdict !== 'problem') return verdict;
      const guess = await betterAddress(examination);
      return guess === null ? verdict : error(`${verdict.found}. Did you mean ${guess}?`);
    },
  },
  {
    id: 'public-address',
    title: 'Can be reached by the Help Center’s visitors',
    request: 'None: the two addresses are compared.',
    requirement: 'An endpoint for a public Help Center has a public address.',
    why: 'A visitor’s browser would ask the visitor’s own machine or network, and refuses that to public pages.',
    fix: 'Deploy the endpoint, and give its public address; a private one is for development.',
    run({ endpoint, origin }) {
      const { hostname } = new URL(endpoint);
      if (!isPrivateHost(hostname)) return ok(`${hostname} is not a private address`);
      if (origin === undefined) return couldNotTell(`${hostname} is private`, GIVE_ORIGIN);
      return isPrivateHost(new URL(origin).hostname)
        ? ok('both addresses are private')
        : warning(`${hostname} is private, and ${origin} is public`);
    },
  },
];

const GIVE_ORIGIN = 'Give --origin with the address of your Help Center.';

/** Whether the same host answers at `/messaging`, where the path was forgotten. */
async function betterAddress({
  endpoint,
  origin,
  timeLimits,
  fetch,
}: EndpointExamination): Promise<string | null> {
  const { pathname, origin: host } = new URL(endpoint);
  if (pathname.endsWith('/messaging')) return null;
  const address = `${host}${pathname.replace(/\/$/, '')}/messaging`;
  const question = { ...asStranger, ...(origin !== undefined && { origin }) };
  const answer = await sendQuestion(address, question, timeLimits.timeout, fetch).catch(() => null);
  const isRefusal = answer !== null && answer.status >= 400 && answer.status <= 499;
  return isRefusal && answer.status !== 404 && answer.status !== 405 ? printable(address) : null;
}

/** Comes last, when all answers are in. */
export const latencyCheck: EndpointCheck = {
  id: 'latency',
  title: 'Answers soon',
  request: 'All of the above.',
  requirement: 'Half of the answers come within a second.',
  why: 'Until the token is there, what the visitor writes is written anonymously.',
  fix: 'Look for cold starts and for requests to Zendesk that could be cached; run it nearer to your visitors.',
  run({ durations, timeLimits }): Verdict {
    const sorted = [...durations].sort((a, b) => a - b);
    const median = Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
    const found = `half of ${sorted.length} answers came within ${median} ms`;
    return median > timeLimits.slow ? warning(found) : ok(found);
  },
};

/** An address without its query, which may contain what nobody should read. */
function placeOf(location: string | null, base: string): string {
  if (location === null || !URL.canParse(location, base)) return 'nowhere';
  const { origin, pathname } = new URL(location, base);
  return printable(origin + pathname);
}

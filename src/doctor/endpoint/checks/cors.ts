import { printable } from '../../../terminal/index.js';
import { couldNotTell, error, ok, type Verdict, warning } from '../../finding.js';
import type { EndpointCheck } from '../endpoint-check.js';
import { FOREIGN_ORIGIN, ODD_QUESTIONS } from '../odd-questions.js';
import { SNIPPETS_WAY, STRANGER } from '../ways-to-ask.js';

const asStranger = SNIPPETS_WAY.question(STRANGER);
const noOrigin = (): Verdict =>
  couldNotTell('no origin to ask from', 'Give --origin https://your-help-center.');

/** Which pages may read its answers. */
export const corsChecks: readonly EndpointCheck[] = [
  {
    id: 'cors-origin',
    title: 'Lets the Help Center read its answers',
    request: '`POST` with `Origin`: the Help Center’s.',
    requirement:
      '`Access-Control-Allow-Origin` with that origin, on errors too, so that the snippet can tell them apart.',
    why: 'Without it the browser keeps the answer from the page, and nobody is signed in.',
    fix: 'Add the origin to the list (ours: ALLOWED_ORIGINS), exactly: scheme, host and port, no final slash.',
    async run(examination) {
      if (examination.origin === undefined) return noOrigin();
      const allowed = (await examination.ask(asStranger)).headers.get(
        'access-control-allow-origin',
      );
      if (allowed === examination.origin || allowed === '*') return ok('the origin may read');
      return error(
        allowed === null
          ? `no header for ${examination.origin}`
          : `the header names ${printable(allowed)}`,
      );
    },
  },
  {
    id: 'cors-wildcard',
    title: 'Does not let every page in the world read its answers',
    request: '`POST` with any `Origin`.',
    requirement: 'Never `Access-Control-Allow-Origin: *`.',
    why: 'Any page that somebody opens could ask for tokens from their browser.',
    fix: 'Answer with the origin itself, and only when it is on your list.',
    async run(examination) {
      const { headers } = await examination.ask(asStranger);
      return headers.get('access-control-allow-origin') === '*' ? error('*') : ok('no *');
    },
  },
  ...(
    [
      { id: 'cors-foreign', origin: FOREIGN_ORIGIN, who: 'other sites' },
      { id: 'cors-null', origin: 'null', who: 'pages without an origin' },
    ] as const
  ).map(
    ({ id, origin, who }): EndpointCheck => ({
      id,
      title: `Refuses ${who}`,
      request: `\`POST\` with \`Origin: ${origin}\`.`,
      requirement: 'No `Access-Control-Allow-Origin` that names it, and no token.',
      why: 'An endpoint that repeats whatever origin asks is as open as one that answers *.',
      fix: 'Compare the Origin with your list as a whole string; do not repeat it unchecked.',
      async run(examination) {
        const { headers } = await examination.ask(ODD_QUESTIONS[id]);
        return headers.get('access-control-allow-origin') === origin
          ? error(`it lets ${origin} read`)
          : ok('not allowed to read');
      },
    }),
  ),
  {
    id: 'cors-vary',
    title: 'Declares that answers differ by origin',
    request: 'As for `cors-origin`.',
    requirement: '`Vary: Origin` wherever `Access-Control-Allow-Origin` names one origin.',
    why: 'A cache could give the answer for one origin to another, whose browser then refuses it.',
    fix: 'Send Vary: Origin with every answer.',
    async run(examination) {
      if (examination.origin === undefined) return noOrigin();
      const { headers } = await examination.ask(asStranger);
      const allowed = headers.get('access-control-allow-origin');
      if (allowed === null || allowed === '*') return ok('no origin is named');
      const vary = headers.get('vary') ?? '';
      return /(^|,)\s*(origin|\*)\s*(,|$)/i.test(vary)
        ? ok('Vary: Origin')
        : warning('no Vary: Origin');
    },
  },
  {
    id: 'cors-preflight',
    title: 'Answers preflights',
    request:
      '`OPTIONS` with `Access-Control-Request-Method: POST` and `Access-Control-Request-Headers: authorization, content-type`.',
    requirement: 'A status from 200 to 299 that allows the origin and both headers.',
    why: 'The snippet sends text/plain and needs none; websites that send JSON or Authorization do.',
    fix: 'Answer OPTIONS with 204, Access-Control-Allow-Methods: POST and Access-Control-Allow-Headers: Authorization, Content-Type.',
    async run(examination) {
      if (examination.origin === undefined) return noOrigin();
      const { status, headers } = await examination.ask({
        method: 'OPTIONS',
        headers: {
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,content-type',
        },
      });
      if (status < 200 || status > 299) return warning(`status ${status}`);
      if (!headers.has('access-control-allow-origin')) return warning('the origin is not allowed');
      const allowed = (headers.get('access-control-allow-headers') ?? '').toLowerCase();
      const missing = ['authorization', 'content-type'].filter((name) => !allowed.includes(name));
      return missing.length > 0
        ? warning(`not allowed: ${missing.join(', ')}`)
        : ok(`status ${status}`);
    },
  },
];

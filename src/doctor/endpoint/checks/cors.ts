import { failure, ok, skipped, warning } from '../../finding.js';
import type { EndpointCheck } from '../endpoint-check.js';
import { STRANGER } from '../visit.js';

const body = JSON.stringify(STRANGER);
const FOREIGN = 'https://not-yours.example';
const NO_ORIGIN = 'no origin to ask from: give --origin https://your-help-center';

/** Which pages may read its answers. */
export const corsChecks: readonly EndpointCheck[] = [
  {
    id: 'cors-origin',
    title: 'Lets the Help Center read its answers',
    request: '`POST` with `Origin`: the Help Center’s.',
    requirement:
      '`Access-Control-Allow-Origin` with that origin, on errors too, so that the snippet can tell them apart.',
    why: 'Without it the browser keeps the answer from the page, and nobody is signed in.',
    mend: 'Add the origin to the list (ours: ALLOWED_ORIGINS), exactly: scheme, host and port, no final slash.',
    async run(visit) {
      if (visit.origin === undefined) return skipped(NO_ORIGIN);
      const allowed = (await visit.ask({ body })).headers.get('access-control-allow-origin');
      if (allowed === visit.origin || allowed === '*') return ok('the origin may read');
      return failure(
        allowed === null ? `no header for ${visit.origin}` : `the header names ${allowed}`,
      );
    },
  },
  {
    id: 'cors-wildcard',
    title: 'Does not let every page in the world read its answers',
    request: '`POST` with any `Origin`.',
    requirement: 'Never `Access-Control-Allow-Origin: *`.',
    why: 'Any page that somebody opens could ask for tokens from their browser.',
    mend: 'Answer with the origin itself, and only when it is on your list.',
    async run(visit) {
      const { headers } = await visit.ask({ body });
      return headers.get('access-control-allow-origin') === '*' ? failure('*') : ok('no *');
    },
  },
  ...[
    { id: 'cors-foreign', origin: FOREIGN, who: 'other sites' },
    { id: 'cors-null', origin: 'null', who: 'pages without an origin' },
  ].map(
    ({ id, origin, who }): EndpointCheck => ({
      id,
      title: `Refuses ${who}`,
      request: `\`POST\` with \`Origin: ${origin}\`.`,
      requirement: 'No `Access-Control-Allow-Origin` that names it, and no token.',
      why: 'An endpoint that repeats whatever origin asks is as open as one that says *.',
      mend: 'Compare the Origin with your list as a whole string; do not repeat it unchecked.',
      async run(visit) {
        const { headers } = await visit.ask({ origin, body });
        return headers.get('access-control-allow-origin') === origin
          ? failure(`it lets ${origin} read`)
          : ok('not allowed to read');
      },
    }),
  ),
  {
    id: 'cors-vary',
    title: 'Says that answers differ by origin',
    request: 'As for `cors-origin`.',
    requirement: '`Vary: Origin` wherever `Access-Control-Allow-Origin` names one origin.',
    why: 'A cache could give the answer for one origin to another, whose browser then refuses it.',
    mend: 'Send Vary: Origin with every answer.',
    async run(visit) {
      if (visit.origin === undefined) return skipped(NO_ORIGIN);
      const { headers } = await visit.ask({ body });
      const allowed = headers.get('access-control-allow-origin');
      if (allowed === null || allowed === '*') return skipped('no origin is named');
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
    mend: 'Answer OPTIONS with 204, Access-Control-Allow-Methods: POST and Access-Control-Allow-Headers: Authorization, Content-Type.',
    async run(visit) {
      if (visit.origin === undefined) return skipped(NO_ORIGIN);
      const { status, headers } = await visit.ask({
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

import { couldNotTell, error, ok, warning } from '../../finding.js';
import type { EndpointCheck } from '../endpoint-check.js';
import type { EndpointExamination } from '../examination.js';
import { isSameSite } from '../same-site.js';
import { SNIPPETS_WAY, STRANGER } from '../ways-to-ask.js';

const asStranger = SNIPPETS_WAY.question(STRANGER);

/** Whether browsers send the cookies of proof `cookie`; nothing to look at with another proof. */
export const cookieChecks: readonly EndpointCheck[] = [
  {
    id: 'cookies-sent',
    title: 'Gets the visitor’s cookies (proof cookie)',
    request: 'None: the two addresses are compared, and the `Set-Cookie` headers of answers read.',
    requirement:
      'Endpoint and Help Center are on the same site (`jwt.example.com` and `help.example.com`); else the session cookie has `SameSite=None; Secure`.',
    why: 'Browsers send no SameSite=Lax or Strict cookie from another site, and more and more of them no third-party cookie at all: nobody is signed in.',
    fix: 'Serve the endpoint under the Help Center’s own domain (host mapping), or choose the proof help-center-jwt or id-token.',
    async run(examination) {
      if (!usesCookies(examination)) return ok('not used');
      const { endpoint, origin } = examination;
      if (origin === undefined) {
        return couldNotTell('no origin to compare with', 'Give --origin https://your-help-center.');
      }
      if (isSameSite(new URL(endpoint).hostname, new URL(origin).hostname)) return ok('same site');
      const { headers } = await examination.ask(asStranger);
      const kept = headers.getSetCookie().find((cookie) => !/;\s*samesite=none\b/i.test(cookie));
      return kept === undefined
        ? warning('another site: the browser counts its cookies as third-party cookies')
        : error('another site, and its cookie is not SameSite=None');
    },
  },
  {
    id: 'cors-credentials',
    title: 'Lets the Help Center send cookies (proof cookie)',
    request: 'As for `cors-origin`.',
    requirement: '`Access-Control-Allow-Credentials: true` with that one origin.',
    why: 'Without it the browser keeps the answer to a request with cookies from the page.',
    fix: 'Send Access-Control-Allow-Credentials: true to the origins on your list, and to no others.',
    async run(examination) {
      if (!usesCookies(examination)) return ok('not used');
      if (examination.origin === undefined) {
        return couldNotTell('no origin to ask from', 'Give --origin https://your-help-center.');
      }
      const { headers } = await examination.ask(asStranger);
      return headers.get('access-control-allow-credentials') === 'true'
        ? ok('allowed')
        : error('no Access-Control-Allow-Credentials: true');
    },
  },
];

const usesCookies = ({ proof, proofKind }: EndpointExamination): boolean =>
  (proof?.kind ?? proofKind) === 'cookie';

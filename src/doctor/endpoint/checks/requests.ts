import { failure, type Outcome, ok, warning } from '../../finding.js';
import type { EndpointCheck } from '../endpoint-check.js';
import { readToken } from '../read-token.js';
import type { Answer } from '../send.js';
import { STRANGER, type Visit } from '../visit.js';

const TRACE =
  /\n\s+at \S.*[:(]|Traceback \(most recent|\.(?:js|ts|py|rb|php|java|go):\d+|Exception in thread/;

const malformed: readonly { id: string; title: string; request: string; body: string }[] = [
  {
    id: 'malformed-json',
    title: 'Refuses what is not JSON',
    request: '`POST` with the body `{"external_id":`.',
    body: '{"external_id":',
  },
  {
    id: 'malformed-array',
    title: 'Refuses JSON that is no object',
    request: '`POST` with the body `[]`.',
    body: '[]',
  },
  {
    id: 'malformed-type',
    title: 'Refuses a proof that is no text',
    request: '`POST` with the body `{"help_center_jwt": {"a": 1}}`.',
    body: '{"help_center_jwt": {"a": 1}}',
  },
];

/** What it does with requests that the snippet would never send. */
export const requestChecks: readonly EndpointCheck[] = [
  ...malformed.map(
    ({ body, ...check }): EndpointCheck => ({
      ...check,
      requirement: 'A status from 400 to 499, best 400, and no token.',
      why: 'A crash (status 500) can be brought about by anybody; a token for nonsense is worse.',
      mend: 'Check the body against a schema before using it, and answer 400.',
      run: (visit) => refused(visit, { body }),
    }),
  ),
  {
    id: 'too-large',
    title: 'Refuses large bodies',
    request: '`POST` with a JSON object of 20 KiB.',
    requirement: 'A status from 400 to 499, best 413.',
    why: 'Whoever wants can make the service read and parse as much as they send.',
    mend: 'Refuse bodies over 16 KiB before parsing them.',
    async run(visit) {
      const body = JSON.stringify({ ...STRANGER, padding: 'x'.repeat(20 * 1024) });
      const { status } = await visit.ask({ body });
      return status >= 400 && status <= 499 ? ok(`status ${status}`) : warning(`status ${status}`);
    },
  },
  {
    id: 'method',
    title: 'Gives tokens to POST only',
    request: '`GET`.',
    requirement: 'A status from 400 to 499, best 405.',
    why: 'An answer to GET can be cached, and can be asked for by a mere link or image.',
    mend: 'Answer 405 with Allow: POST, OPTIONS.',
    run: (visit) => refused(visit, { method: 'GET' }),
  },
  {
    id: 'error-detail',
    title: 'Tells strangers nothing of its inside',
    request: 'All malformed requests above.',
    requirement: 'No stack trace and no file name of the service in an answer.',
    why: 'It tells an attacker which code runs, in which version, where.',
    mend: 'Catch errors at the outermost place, log them there, and answer with a short code.',
    async run(visit) {
      for (const { body, id } of malformed) {
        const { text } = await visit.ask({ body });
        if (TRACE.test(text)) return failure(`a stack trace in the answer to ${id}`);
      }
      return ok('no stack trace');
    },
  },
];

async function refused(visit: Visit, question: Parameters<Visit['ask']>[0]): Promise<Outcome> {
  return judged(await visit.ask(question));
}

function judged(answer: Answer): Outcome {
  const { status } = answer;
  if (readToken(answer)) return failure(`status ${status} with a token`);
  if (status >= 400 && status <= 499) return ok(`status ${status}`);
  return status >= 500 ? failure(`status ${status}`) : warning(`status ${status}`);
}

import { error, ok, type Verdict, warning } from '../../finding.js';
import type { EndpointCheck } from '../endpoint-check.js';
import type { EndpointExamination } from '../examination.js';
import { ODD_QUESTIONS } from '../odd-questions.js';
import { type Answer, type Question, Unanswered } from '../send-question.js';
import { tokensIn } from '../tokens-in-answer.js';

const malformed = [
  {
    id: 'malformed-json',
    title: 'Refuses what is not JSON',
    request: '`POST` with the body `{"external_id":`.',
  },
  {
    id: 'malformed-array',
    title: 'Refuses JSON that is not an object',
    request: '`POST` with the body `[]`.',
  },
  {
    id: 'malformed-type',
    title: 'Refuses a proof that is not text',
    request: '`POST` with the body `{"help_center_jwt": {"a": 1}}`.',
  },
] as const;

/** What it does with requests that the snippet would never send. */
export const requestChecks: readonly EndpointCheck[] = [
  ...malformed.map(
    (check): EndpointCheck => ({
      ...check,
      requirement: 'A status from 400 to 499, best 400, and no token.',
      why: 'Anybody could make the service crash (status 500); a token for nonsense is worse.',
      fix: 'Check the body against a schema before using it, and answer 400.',
      run: (examination) => refused(examination, ODD_QUESTIONS[check.id]),
    }),
  ),
  {
    id: 'too-large',
    title: 'Refuses large bodies',
    request: '`POST` with a JSON object of 20 KiB.',
    requirement: 'A status from 400 to 499, best 413.',
    why: 'Anybody could make the service read and parse as much as they send.',
    fix: 'Refuse bodies over 16 KiB before parsing them.',
    async run(examination) {
      const { status } = await examination.ask(ODD_QUESTIONS['too-large']);
      return status >= 400 && status <= 499 ? ok(`status ${status}`) : warning(`status ${status}`);
    },
  },
  {
    id: 'method',
    title: 'Gives tokens to POST only',
    request: '`GET`.',
    requirement: 'A status from 400 to 499, best 405.',
    why: 'An answer to GET can be cached, and can be asked for by a mere link or image.',
    fix: 'Answer 405 with Allow: POST, OPTIONS.',
    run: (examination) => refused(examination, ODD_QUESTIONS.method),
  },
  {
    id: 'error-detail',
    title: 'Does not leak internal details',
    request: 'All malformed requests above.',
    requirement: 'No stack trace and no file name of the service in an answer.',
    why: 'It shows an attacker which code runs, in which version, where.',
    fix: 'Catch errors at the outermost place, log them there, and answer with a short code.',
    async run(examination) {
      for (const { id } of malformed) {
        const { text } = await examination.ask(ODD_QUESTIONS[id]);
        if (holdsTrace(text)) return error(`a stack trace in the answer to ${id}`);
      }
      return ok('no stack trace');
    },
  },
];

/** Line by line, and with plain expressions: the text comes from outside. */
function holdsTrace(text: string): boolean {
  return text.split('\n').some((line) => {
    const words = line.trim();
    return (
      (words.startsWith('at ') && /[(:]/.test(words)) ||
      words.startsWith('Traceback (most recent') ||
      words.startsWith('Exception in thread') ||
      /\.(?:js|ts|py|rb|php|java|go):\d/.test(words)
    );
  });
}

async function refused(examination: EndpointExamination, question: Question): Promise<Verdict> {
  try {
    return judged(await examination.ask(question));
  } catch (failure) {
    if (failure instanceof Unanswered && failure.isClosed) return error(failure.message);
    throw failure;
  }
}

function judged(answer: Answer): Verdict {
  const { status } = answer;
  if (tokensIn(answer, new Set()).length > 0) return error(`status ${status} with a token`);
  if (status >= 400 && status <= 499) return ok(`status ${status}`);
  return status >= 500 ? error(`status ${status}`) : warning(`status ${status}`);
}

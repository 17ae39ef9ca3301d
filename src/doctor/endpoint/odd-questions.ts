import type { Question } from './send-question.js';
import { SNIPPETS_WAY, STRANGER } from './ways-to-ask.js';

/** An origin that is on nobody's list. */
export const FOREIGN_ORIGIN = 'https://not-yours.example';

const asStranger = SNIPPETS_WAY.question(STRANGER);

/** Bodies that no client sends, by the check that looks at their answers. */
const MALFORMED = {
  'malformed-json': '{"external_id":',
  'malformed-array': '[]',
  'malformed-type': '{"help_center_jwt": {"a": 1}}',
} as const;

/**
 * What no client of the endpoint sends: each has a check of its own, and none may get a token.
 */
export const ODD_QUESTIONS = {
  'malformed-json': { body: MALFORMED['malformed-json'] },
  'malformed-array': { body: MALFORMED['malformed-array'] },
  'malformed-type': { body: MALFORMED['malformed-type'] },
  'too-large': {
    body: JSON.stringify({ external_id: STRANGER.id, padding: 'x'.repeat(20 * 1024) }),
  },
  method: { method: 'GET' },
  'cors-foreign': { ...asStranger, origin: FOREIGN_ORIGIN },
  'cors-null': { ...asStranger, origin: 'null' },
} as const satisfies Record<string, Question>;

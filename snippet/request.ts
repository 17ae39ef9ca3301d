/** What came back. `status` 0: nothing did. */
export interface Answer {
  status: number;
  text: string;
  retryAfter?: string | null;
}

const TIMEOUT = 8000;
const TRIES = 3;
const PAUSE = 1000;

/**
 * Makes a request that gives up after 8 s, and tries three times where another try may help: no
 * answer, or a status of 500 and above. The pauses grow, and are random, so that the pages of a
 * busy Help Center do not come back to a struggling server all at once.
 *
 * Never throws: no answer is an answer with status 0.
 */
export async function request(url: string, init?: RequestInit): Promise<Answer> {
  for (let tried = 1; ; tried++) {
    const answer = await once(url, init);
    if ((answer.status && answer.status < 500) || tried === TRIES) return answer;
    await new Promise((resolve) => setTimeout(resolve, PAUSE * tried * (1 + Math.random())));
  }
}

async function once(url: string, init?: RequestInit): Promise<Answer> {
  const timeout = new AbortController();
  setTimeout(() => timeout.abort(), TIMEOUT);
  try {
    const response = await fetch(url, { ...init, signal: timeout.signal });
    return {
      status: response.status,
      text: await response.text(),
      retryAfter: response.headers.get('retry-after'),
    };
  } catch (_) {
    return { status: 0, text: '' };
  }
}

import { report } from './report';
import { pause, until } from './until';

/** Whom a request goes to: the first half of the code of what goes wrong. */
export type Service = 'zendesk' | 'endpoint';

/**
 * Makes a request that gives up after 8 s, and tries three times where another try may help: no
 * answer, or a status of 500 and above. The pauses grow, and are random, so that the pages of a
 * busy Help Center do not come back to a struggling server all at once.
 *
 * Each answer is reported as a step, so that a trace shows how long it took.
 *
 * @param read makes something of the answer, and throws when it is not what it should be
 * @returns what `read` returns
 * @throws `SERVICE-STATUS`, where the status is 0 without an answer, and 200 for one that `read`
 * does not take: `zendesk-404`, `endpoint-0`, `endpoint-200`
 */
export const request = async <Result>(
  service: Service,
  url: string,
  read: (text: string) => Result,
  init?: RequestInit,
): Promise<Result> => {
  for (let tried = 1; ; tried++) {
    let status = 0;
    try {
      // Safari before 16 has no AbortSignal.timeout.
      const timeout = new AbortController();
      pause(8000).then(() => timeout.abort());
      const response = await fetch(url, { ...init, signal: timeout.signal });
      const text = await response.text();
      status = response.status;
      report(`${service}-${status}`);
      if (response.ok) return read(text);
    } catch (_) {}
    if ((status && status < 500) || tried > 2) throw { code: `${service}-${status}` };
    await pause(1000 * tried * (1 + Math.random()));
    await until(() => navigator.onLine);
  }
};

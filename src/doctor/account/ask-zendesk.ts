/** Milliseconds. */
const TIMEOUT = 8000;
/** Bytes: a page of a hundred brands has fewer. */
const LONGEST = 1024 * 1024;

/** What Zendesk answered; `json` is `undefined` where it was not JSON. */
export interface ZendeskAnswer {
  readonly status: number;
  readonly json: unknown;
}

/** Zendesk gave no answer. Its message has no detail that could be a secret. */
export class ZendeskUnanswered extends Error {
  override readonly name = 'ZendeskUnanswered';
}

/**
 * Asks an API of Zendesk. Follows no redirect, so that credentials go to no other host.
 *
 * @throws ZendeskUnanswered
 */
export async function askZendesk(
  fetch: typeof globalThis.fetch,
  url: URL,
  init: RequestInit = {},
): Promise<ZendeskAnswer> {
  try {
    const response = await fetch(url, {
      ...init,
      headers: { accept: 'application/json', ...init.headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return { status: response.status, json: parsed(await firstPart(response)) };
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    throw new ZendeskUnanswered(
      isLate
        ? `${url.host} gave no answer within ${TIMEOUT / 1000} s`
        : `${url.host} gave no answer`,
    );
  }
}

async function firstPart(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length > LONGEST) break;
  }
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

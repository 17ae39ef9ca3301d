import { vi } from 'vitest';

/**
 * Puts the snippet's script on a fresh page of jsdom, with these `data-*` attributes: what the
 * snippet's files then read is this page. To be called before they are imported.
 */
export function onAPage(dataset: Record<string, string> = {}): void {
  vi.resetModules();
  document.head.innerHTML = '';
  localStorage.clear();
  sessionStorage.clear();
  for (const name of ['zE', 'zESettings', 'HelpCenter', 'guideMessagingAuth'] as const) {
    delete window[name];
  }
  const script = document.createElement('script');
  Object.assign(script.dataset, dataset);
  Object.defineProperty(document, 'currentScript', { value: script, configurable: true });
}

type Answer = { status?: number; body: string } | Error;

/** Answers every request like this, in order or by URL, and returns the list of requests made. */
export function answerRequests(
  ...answers: (Answer | ((url: string) => Answer))[]
): { url: string; init: RequestInit }[] {
  const requests: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const scripted = answers[Math.min(requests.length, answers.length - 1)];
    const answer = typeof scripted === 'function' ? scripted(url) : scripted;
    requests.push({ url, init });
    if (!answer || answer instanceof Error) throw answer;
    return new Response(answer.body, { status: answer.status ?? 200 });
  });
  return requests;
}

import { MEMORY } from './memory';
import { debug } from './options';

/** The detail of a `guide-messaging-auth:error` event. Never holds a token, an e-mail or a name. */
export interface ErrorDetail {
  /** Stable: who failed, and how (`zendesk-404`, `endpoint-0`, `messenger-refused`). */
  code: string;
}

/**
 * Says what happens, as an event `guide-messaging-auth:STEP` on `document`, for the page's own
 * scripts: `login`, `logout`, `error`, and each answer (`zendesk-200`). With `data-debug="true"` the
 * console shows each event, with its `timeStamp`: milliseconds since the page was asked for.
 */
export const report = (step: string, detail?: ErrorDetail): void => {
  const event = new CustomEvent(`${MEMORY}:${step}`, { detail });
  document.dispatchEvent(event);
  if (debug) console.log(event);
};

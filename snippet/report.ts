import { MEMORY } from './memory';
import { options } from './options';

/** The detail of a `guide-messaging-auth:login` event. */
export interface LoginDetail {
  /** Whether the token was asked for without the e-mail address, after a login that failed. */
  withoutEmail: boolean;
}

/** The detail of a `guide-messaging-auth:error` event. */
export interface ErrorDetail {
  /** Stable: what failed, and how (`zendesk-404`, `endpoint-0`, `messenger-refused`). */
  code: string;
  /** What the messenger gave as its reason. The message may quote an e-mail address: never log it. */
  reason?: string | undefined;
  message?: string | undefined;
}

/**
 * Reports what happens, as an event `guide-messaging-auth:STEP` on `document`, for the page's own
 * scripts: `login`, `logout`, `error`, and each answer (`zendesk-200`). With `data-debug="true"` the
 * console shows each step.
 */
export const report = (step: string, detail?: LoginDetail | ErrorDetail): void => {
  const event = new CustomEvent(`${MEMORY}:${step}`, { detail });
  document.dispatchEvent(event);
  if (options.debug === 'true') console.log(event.type);
};

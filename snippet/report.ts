import type { Problem } from './problem';

export type Report = (step: string, detail?: Partial<Problem>) => void;

/**
 * Makes the function by which the snippet says what happens.
 *
 * Each step is kept in `window.guideMessagingAuth`, for a person with the developer tools open, and
 * sent as an event `guide-messaging-auth:STEP` on `document`, for the page's own scripts. The
 * console is an administrator's place: it stays silent unless somebody has to act, or asked for the
 * trace.
 */
export function createReport(debug: boolean): Report {
  const steps: Step[] = [];
  window.guideMessagingAuth = steps;

  return (step, detail = {}) => {
    const { advice } = detail;
    const name = 'guide-messaging-auth:';
    const entry = { at: Math.round(performance.now()), step, ...detail };
    steps.push(entry);
    document.dispatchEvent(new CustomEvent(name + step, { detail }));
    if (debug || advice) console[advice ? 'warn' : 'log'](name, entry);
  };
}

import { runCallback } from './run-callback.js';

/**
 * Commands that Zendesk documents and that mean nothing here: there is one conversation, one place
 * on the page, and one look. They are recorded and call the callback that they were given.
 *
 * Sources: https://developer.zendesk.com/api-reference/widget-messaging/web/core/, npm
 * react-use-zendesk 2.0.0 and @types/zendesk-web-widget.
 */
export const RECORDED_COMMANDS = [
  'messenger useSessionAuth',
  'messenger render',
  'messenger:set customization',
  'messenger:set beforeMessageDisplay',
  'messenger:ui newConversation',
  'messenger:ui navigation',
] as const;

/** Events that cannot happen here: nobody is called, and a listener can still be taken back. */
export const EVENTS_THAT_NEVER_COME = [
  'messenger:on conversationWithAgentRequested',
  'messenger:on newConversationButtonClicked',
  'messenger:on proactiveMessageDisplayed',
  'messenger:on proactiveMessageClicked',
] as const;

const KEPT_CALLS = 20;

/** @param record receives the names of the last calls, the latest at the end */
export function recordedCommands(
  record: (calls: readonly string[]) => void,
): [string, (...args: unknown[]) => unknown][] {
  let calls: readonly string[] = [];
  return [
    ...RECORDED_COMMANDS.map((name): [string, (...args: unknown[]) => unknown] => [
      name,
      (...args) => {
        calls = [...calls, name].slice(-KEPT_CALLS);
        record(calls);
        const done = name === 'messenger:set beforeMessageDisplay' ? undefined : args.at(-1);
        if (typeof done === 'function') runCallback(() => done());
      },
    ]),
    ...EVENTS_THAT_NEVER_COME.map((name): [string, () => () => void] => [name, () => () => {}]),
  ];
}

import type { ZendeskStandIn } from './zendesk-stand-in.js';

export const HELP_CENTER = 'https://help.example.com';
export const SECOND_BRAND = 'https://support.example.org';
export const MESSAGING_SECRET = 'messaging-secret-0123456789abcdefghij';
export const CLASSIC_SECRET = 'classic-secret-0123456789abcdefghijkl';

/** The least that an endpoint of this account needs; what is given replaces or adds. */
export function environmentOf(
  zendesk: ZendeskStandIn,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    ZENDESK_URL: zendesk.url,
    MESSAGING_KEY_ID: 'app_5f3e7c0a9b1d',
    MESSAGING_SECRET,
    CLASSIC_SECRET,
    ALLOWED_ORIGINS: `${HELP_CENTER}, ${SECOND_BRAND}`,
    ...more,
  };
}

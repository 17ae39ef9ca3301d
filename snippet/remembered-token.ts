import { recall } from './memory';
import type { MessagingToken } from './messaging-token';

/** A messaging JWT that this tab has kept, and the user for whom it was made. */
export interface RememberedToken extends MessagingToken {
  user: string;
}

const A_MINUTE = 60_000;

/** The token that this tab remembers, if it lives another minute; whatever else is kept is not one. */
export function rememberedToken(): RememberedToken | undefined {
  try {
    const token = JSON.parse(recall('sessionStorage') as string);
    return token.until > Date.now() + A_MINUTE ? token : undefined;
  } catch (_) {
    return undefined;
  }
}

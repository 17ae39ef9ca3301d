import type { Store } from '../../dom/index.js';
import type { ClassicUse } from '../verify-classic-jwt.js';
import type { ClassicState } from './classic-state.js';

type JwtFunction = (callback: (jwt: string) => void) => void;

interface ClassicSettings {
  webWidget?: {
    authenticate?: { jwtFn?: JwtFunction; chat?: { jwtFn?: JwtFunction } };
  };
}

/**
 * Asks the `jwtFn`s of `zESettings` for a JWT, as the widget does when it loads, and the server
 * whose it is.
 */
export function authenticate(store: Store<ClassicState>): void {
  const { authenticate } = (window as { zESettings?: ClassicSettings }).zESettings?.webWidget ?? {};
  ask('helpCenter', authenticate?.jwtFn, store);
  ask('chat', authenticate?.chat?.jwtFn, store);
}

function ask(use: ClassicUse, jwtFn: JwtFunction | undefined, store: Store<ClassicState>): void {
  if (typeof jwtFn !== 'function') return;
  try {
    jwtFn((jwt) => void verify(use, jwt, store));
  } catch (error) {
    reportError(error);
  }
}

async function verify(use: ClassicUse, jwt: string, store: Store<ClassicState>): Promise<void> {
  const response = await fetch('/classic-widget/api/authenticate', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ use, jwt }),
  }).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (response?.ok) store.set({ [use]: answer.user });
  else console.warn(`Web Widget: ${use} is not authenticated. ${answer?.reason ?? ''}`);
}

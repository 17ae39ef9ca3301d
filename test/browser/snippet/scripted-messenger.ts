import { fileURLToPath } from 'node:url';
import { bundleForBrowser } from '../../../src/browser-code/compiler/index.js';

/** How the scripted messenger behaves; `arrives` is milliseconds after its place in the page. */
export interface MessengerScript {
  arrives: 'before the head' | 'never' | number;
  /** How many logins in a row it refuses. */
  refuses: number;
  /** The command at which `zE` itself fails. */
  throwsAt?: 'loginUser' | 'logoutUser';
}

/** What the scripted messenger shows, and lets a test do. */
export interface ScriptedMessenger {
  /** The external id of the user who is logged in, or `anonymous`; `nothing` before it arrives. */
  shows: string;
  /** Makes it ask for a token again, as it does after one has expired. */
  ask(): void;
}

const inPage = bundleForBrowser(
  fileURLToPath(new URL('./scripted-messenger-in-page.ts', import.meta.url)),
);

/**
 * The messenger, as a script for the page: it shows who is logged in, survives a page, refuses with
 * `LoginFailedError`, and reports each call to the test through the binding `messengerCalled`.
 */
export async function messengerScript(script: MessengerScript): Promise<string> {
  return `<script>window.messengerScript = ${JSON.stringify(script)};${await inPage}</script>`;
}

import { createStore } from '../../dom/index.js';
import { messengerCommands } from './commands.js';
import { createSession } from './create-session.js';
import { liveUpdates } from './live-updates.js';
import { initialState } from './messenger-state.js';
import { mount } from './mount.js';
import { rememberedSession } from './remembered-session.js';
import { server } from './server.js';

// What the script "ze-snippet" of a page loads: from here on there is a `zE`.
const store = createStore(initialState());
const remembered = rememberedSession();
const session = createSession({ store, server, remembered });
const zE = messengerCommands({ store, session, remembered });

const page = window as unknown as { zE?: unknown };
const calledBefore = (document as unknown as { zEQueue?: ArrayLike<unknown>[] }).zEQueue ?? [];

// A session that this browser has is taken up before the page can say anything about it.
if (remembered.get()) void session.resume();
page.zE = zE;
// Snippets in the page collect calls there until the messenger has come.
for (const call of calledBefore.splice(0)) zE(...(Array.from(call) as [string, string]));

remembered.onChangeElsewhere(() => void session.resume());
whenBody(() => {
  mount(store, session);
  liveUpdates(session, store);
});

/** A snippet in the head runs before there is a body to put the messenger into. */
function whenBody(start: () => void): void {
  if (document.body) start();
  else document.addEventListener('DOMContentLoaded', start, { once: true });
}

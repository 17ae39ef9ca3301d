import { createStore } from '../../dom/index.js';
import { authenticate } from './authenticate.js';
import { type ClassicState, NOBODY } from './classic-state.js';
import { classicCommands } from './commands.js';
import { mount } from './mount.js';
import { rememberedVisitor } from './remembered-visitor.js';

// What the script "ze-snippet" loads where the widget is the Classic one.
const identified = rememberedVisitor();
const store = createStore<ClassicState>({ ...NOBODY, identified, open: false, hidden: false });
const zE = classicCommands(store);

const page = window as unknown as { zE?: unknown };
const calledBefore = (document as unknown as { zEQueue?: ArrayLike<unknown>[] }).zEQueue ?? [];

authenticate(store);
page.zE = zE;
for (const call of calledBefore.splice(0)) zE(...(Array.from(call) as [string, string]));

if (document.body) mount(store);
else document.addEventListener('DOMContentLoaded', () => mount(store), { once: true });

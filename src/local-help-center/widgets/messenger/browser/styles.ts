/** The messenger's looks; inside a shadow root, where the theme's own do not reach. */
export const styles = `
:host {
  all: initial !important; display: block !important; position: fixed !important;
  inset: auto !important; inset-block-end: 20px !important; inset-inline-end: 20px !important;
  z-index: var(--z-index) !important;
  --card: #ffffff; --ink: #1f2d2b; --quiet: #566361; --line: #d9dcd8; --soft: #eef3f1;
  --accent: #17494d; --on-accent: #ffffff; --good: #1b6b40; --bad: #a3212a;
}
section {
  color-scheme: light dark; color: var(--ink);
  font: 15px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
@media (prefers-color-scheme: dark) {
  :host {
    --card: #1c2b2a; --ink: #e9efee; --quiet: #a5b4b2; --line: #3b4e4c; --soft: #263937;
    --accent: #7fd0c4; --on-accent: #0d1a19; --good: #7fdba8; --bad: #ff9a9a;
  }
}
@media print { section { display: none; } }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
button, textarea { font: inherit; color: inherit; margin: 0; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.icon { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.launcher {
  position: relative; display: grid; place-items: center; width: 56px; height: 56px; margin-inline-start: auto;
  border: 0; border-radius: 50%; background: var(--accent); color: var(--on-accent);
  box-shadow: 0 6px 20px rgb(0 0 0 / .28);
}
.launcher:focus-visible { outline-color: var(--accent); outline-offset: 3px; }
.badge {
  position: absolute; inset-block-start: -4px; inset-inline-end: -4px; min-width: 22px; height: 22px; padding: 0 6px;
  border-radius: 11px; background: #b3261e; color: #fff; font-size: 13px; font-weight: 700; line-height: 22px;
  text-align: center;
}
.launcher .known {
  position: absolute; inset-block-end: -3px; inset-inline-start: -3px; display: grid; place-items: center;
  width: 22px; height: 22px; border-radius: 50%; background: #1b6b40; color: #fff; border: 2px solid var(--card);
}
.panel {
  display: flex; flex-direction: column; width: min(372px, calc(100vw - 40px));
  height: min(560px, calc(100vh - 116px)); margin-block-end: 14px; overflow: hidden;
  background: var(--card); border: 1px solid var(--line); border-radius: 18px;
  box-shadow: 0 18px 50px rgb(0 0 0 / .26);
}
header { padding: 14px 16px; border-block-end: 1px solid var(--line); background: var(--soft); }
.bar { display: flex; align-items: center; justify-content: space-between; gap: 8px; }
h2 { margin: 0; font-size: 16px; font-weight: 650; }
.close {
  display: grid; place-items: center; width: 36px; height: 36px; border: 0; border-radius: 50%;
  background: transparent; color: var(--quiet);
}
.close:hover { background: var(--line); }
.user { display: flex; align-items: center; gap: 8px; margin: 8px 0 0; min-height: 24px; overflow-wrap: anywhere; }
.user .name { font-weight: 650; }
.user .external { color: var(--quiet); font-size: 13px; }
.user code { font: 13px ui-monospace, 'SF Mono', Menlo, Consolas, monospace; }
.user .icon-check, .message .icon-check { color: var(--good); stroke-width: 2.6; }
.user .tick, .message .tick { display: inline-grid; place-items: center; }
.user .tick {
  flex: none; width: 22px; height: 22px; border-radius: 50%; background: #1b6b40;
}
.user .tick .icon-check { color: #fff; }
.user.anonymous .name { font-weight: 500; color: var(--quiet); }
.log { flex: 1; min-height: 0; overflow-y: auto; margin: 0; padding: 16px; display: flex; flex-direction: column; gap: 10px; }
.greeting, .log > p { margin: 0; color: var(--quiet); }
.agent-side { color: var(--accent); font-size: 13px; text-underline-offset: 3px; }
.message { max-width: 84%; align-self: flex-start; }
.message.visitor { align-self: flex-end; text-align: end; }
.bubble {
  display: inline-block; margin: 0; padding: 8px 12px; border-radius: 14px; background: var(--soft);
  text-align: start; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext;
}
.visitor .bubble { background: var(--accent); color: var(--on-accent); }
.about { display: flex; align-items: center; gap: 4px; margin: 2px 4px 0; color: var(--quiet); font-size: 12.5px; }
.visitor .about { justify-content: flex-end; }
.unsent { margin: 0; padding: 8px 16px 0; color: var(--bad); font-size: 14px; }
form { display: flex; gap: 8px; align-items: flex-end; padding: 12px; border-block-start: 1px solid var(--line); }
textarea::placeholder { color: var(--quiet); opacity: 1; }
textarea {
  flex: 1; min-width: 0; min-height: 44px; max-height: 120px; padding: 10px 12px; resize: none; field-sizing: content;
  border: 1px solid var(--quiet); border-radius: 12px; background: var(--card);
}
.send {
  display: grid; place-items: center; width: 44px; height: 44px; border: 0; border-radius: 12px;
  background: var(--accent); color: var(--on-accent);
}
:host([data-direction='rtl']) .send .icon { transform: scaleX(-1); }
`;

/** The Classic widget's looks, inside a shadow root. */
export const styles = `
:host {
  all: initial !important; display: block !important; position: fixed !important; inset: auto !important;
  inset-block-end: 20px !important; inset-inline-end: 20px !important; z-index: 999999 !important;
}
section {
  --card: #ffffff; --ink: #1f2d2b; --quiet: #566361; --line: #d9dcd8; --accent: #17494d; --on-accent: #ffffff;
  color: var(--ink); font: 15px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
@media (prefers-color-scheme: dark) {
  section { --card: #1c2b2a; --ink: #e9efee; --quiet: #a5b4b2; --line: #3b4e4c; --accent: #7fd0c4; --on-accent: #0d1a19; }
}
@media print { section { display: none; } }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.icon { fill: none; stroke: currentColor; stroke-width: 2.2; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.launcher {
  display: flex; align-items: center; gap: 8px; min-height: 48px; margin-inline-start: auto; padding: 0 20px; border: 0;
  border-radius: 24px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer;
  box-shadow: 0 6px 20px rgb(0 0 0 / .28);
}
.panel {
  width: min(340px, calc(100vw - 40px)); max-height: calc(100vh - 110px); overflow-y: auto; margin-block-end: 14px; padding: 16px;
  background: var(--card); border: 1px solid var(--line); border-radius: 12px; box-shadow: 0 18px 50px rgb(0 0 0 / .26);
}
h2 { margin: 0 0 10px; font-size: 17px; }
.who p { display: flex; align-items: center; gap: 8px; margin: 0 0 6px; overflow-wrap: anywhere; }
.who .anonymous, .note { color: var(--quiet); }
.tick { flex: none; display: grid; place-items: center; width: 20px; height: 20px; border-radius: 50%; background: #1b6b40; color: #fff; }
code { font: 13px ui-monospace, 'SF Mono', Menlo, Consolas, monospace; }
label { display: block; margin: 10px 0 0; font-weight: 600; }
input {
  display: block; width: 100%; min-height: 42px; margin: 4px 0 0; padding: 6px 10px; border: 1px solid var(--quiet);
  border-radius: 8px; background: transparent; color: inherit; font: inherit; font-weight: 400;
}
.note { margin: 12px 0 0; font-size: 13px; }
`;

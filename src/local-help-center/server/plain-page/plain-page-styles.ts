/** Colours and basic elements of the plain pages; light and dark, contrast at least 4.5 : 1. */
export const plainPageStyles = `
:root {
  --ground: #f6f6f3; --card: #ffffff; --ink: #1f2d2b; --quiet: #566361; --line: #d9dcd8;
  --accent: #17494d; --on-accent: #ffffff; --soft: #e8efed; --bad: #a3212a; --good: #1b6b40;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14201f; --card: #1c2b2a; --ink: #e9efee; --quiet: #a5b4b2; --line: #344644;
    --accent: #7fd0c4; --on-accent: #0d1a19; --soft: #243735; --bad: #ff9a9a; --good: #7fdba8;
  }
}
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .35em; letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 1.05rem; line-height: 1.3; margin: 0 0 .6em; }
p { margin: 0 0 1em; }
a { color: var(--accent); text-underline-offset: .18em; }
code { font: .9em ui-monospace, 'SF Mono', Menlo, Consolas, monospace; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.quiet { color: var(--quiet); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: clamp(.9rem, 4vw, 1.25rem); }
.button {
  display: inline-flex; align-items: center; justify-content: center; min-height: 44px;
  padding: .5rem 1.1rem; border: 1px solid transparent; border-radius: 10px; cursor: pointer;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600;
  text-decoration: none;
}
.button:hover { filter: brightness(1.12); }
.button.secondary { background: transparent; color: var(--accent); border-color: var(--line); }
.field { margin: 0 0 1rem; }
.field label { display: block; font-weight: 600; margin-bottom: .25rem; }
.field input {
  width: 100%; min-height: 44px; padding: .5rem .75rem; border: 1px solid var(--quiet);
  border-radius: 10px; background: var(--card); color: var(--ink); font: inherit;
}
.field .hint { color: var(--quiet); font-size: .875rem; margin: .25rem 0 0; }
.field .error { color: var(--bad); font-size: .875rem; margin: .25rem 0 0; }
.field [aria-invalid] { border-color: var(--bad); border-width: 2px; }
.visually-hidden {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}
`;

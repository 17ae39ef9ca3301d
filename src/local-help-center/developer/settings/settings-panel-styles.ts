/** The panel beside the page it changes; on narrow screens the panel alone. */
export const settingsPanelStyles = `
body.settings-panel { display: grid; min-height: 100vh; }
.panel { padding: 1.5rem 1.25rem 4rem; background: var(--card); }
.panel header { margin-bottom: 1.5rem; }
.panel h1 { font-size: 1.35rem; }
.panel header p { margin: 0 0 .75rem; }
.bar { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.bar .button { min-height: 36px; padding: .25rem .8rem; font-size: .875rem; }
.bar select { min-height: 36px; width: auto; font-size: .875rem; }
.settings-panel fieldset { border: 0; border-top: 1px solid var(--line); margin: 0; padding: 1.25rem 0 .5rem; min-width: 0; }
.settings-panel legend { float: left; width: 100%; padding: 0; margin: 0 0 .9rem; font-size: 1.05rem; font-weight: 700; }
.settings-panel legend + * { clear: both; }
.setting { position: relative; clear: both; }
.setting > label { padding-inline-end: 4rem; font-size: .9375rem; }
.setting input[type='text'], .setting textarea, select {
  width: 100%; min-height: 44px; padding: .5rem .75rem; border: 1px solid var(--quiet);
  border-radius: 10px; background: var(--card); color: var(--ink); font: inherit;
}
.setting textarea { display: block; resize: vertical; field-sizing: content; overflow-wrap: anywhere; }
.check { display: flex; gap: .75rem; align-items: flex-start; padding-inline-end: 4rem; }
.check label { font-size: .9375rem; margin: 0; }
.field.setting .check input { width: 20px; height: 20px; min-height: 0; flex: none; margin: .15rem 0 0; accent-color: var(--accent); }
.color { display: flex; gap: .5rem; }
.field.setting input[type='color'] { width: 52px; flex: none; padding: 4px; cursor: pointer; }
.color input[type='text'] { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; }
.range { display: flex; gap: .75rem; align-items: center; }
.field.setting input[type='range'] { padding: 0; border: 0; background: none; accent-color: var(--accent); }
.range output { min-width: 2.5rem; text-align: end; font-variant-numeric: tabular-nums; }
.file { display: flex; gap: .75rem; align-items: center; }
.file img { width: 52px; height: 44px; object-fit: contain; border: 1px solid var(--line); border-radius: 10px; background: repeating-conic-gradient(#e6e6e6 0 25%, #fff 0 50%) 0 / 12px 12px; }
.file img[hidden] { display: none; }
.field.setting input[type='file'] { border: 0; padding: .5rem 0; min-width: 0; }
.reset {
  position: absolute; top: -.35rem; inset-inline-end: 0; min-height: 32px; padding: 0 .35rem;
  border: 0; background: none; color: var(--accent); font: inherit; font-size: .875rem;
  text-decoration: underline; text-underline-offset: .18em; cursor: pointer;
}
.reset[hidden] { display: none; }
.status {
  position: fixed; inset-block-end: 0; inset-inline-start: 0; width: min(100%, 380px); margin: 0;
  padding: .6rem 1.25rem; background: var(--soft); border-top: 1px solid var(--line); font-size: .875rem;
}
.status.failed { color: var(--bad); font-weight: 600; }
.preview { display: none; }
@media (min-width: 900px) {
  body.settings-panel.with-preview { grid-template-columns: 380px 1fr; height: 100vh; overflow: hidden; }
  .with-preview .panel { overflow-y: auto; border-inline-end: 1px solid var(--line); }
  .with-preview .preview { display: block; width: 100%; height: 100%; border: 0; background: #fff; }
}
@media (max-width: 899px) { .status { width: 100%; } }
`;

/** The developer panel's looks: a dark tool at the edge, told apart from any theme at a glance. */
export const styles = `
:host {
  all: initial !important; display: block !important; position: fixed !important; inset: auto !important;
  inset-block-end: 16px !important; inset-inline-start: 16px !important; z-index: 999998 !important;
}
section { color: #e8efed; font: 13px/1.45 ui-monospace, 'SF Mono', Menlo, Consolas, monospace; }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.toggle, .tools { background: #152322; border: 1px solid #3d5350; box-shadow: 0 6px 22px rgb(0 0 0 / .3); }
.toggle {
  display: flex; align-items: center; gap: 8px; max-width: calc(100vw - 120px); min-height: 36px; padding: 6px 12px;
  border-radius: 18px; color: inherit; font: inherit; cursor: pointer;
}
.toggle span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.toggle .dot { flex: none; width: 9px; height: 9px; border-radius: 50%; background: #8fa19e; }
.toggle .dot.known { background: #5fd394; }
.toggle .dot.faulty { background: #f2b04c; border-radius: 2px; }
:focus-visible { outline: 3px solid #7fd0c4; outline-offset: 2px; }
.tools {
  width: min(330px, calc(100vw - 32px)); max-height: calc(100vh - 90px); overflow-y: auto; margin-block-end: 8px;
  padding: 14px 16px; border-radius: 12px;
}
h2 { margin: 14px 0 6px; font-size: 12px; font-weight: 600; color: #a9bab7; }
h2:first-child { margin-top: 0; }
p { margin: 0; overflow-wrap: anywhere; }
a { color: #7fd0c4; text-underline-offset: 3px; }
.links { display: flex; flex-wrap: wrap; gap: 4px 14px; margin-block-start: 6px; }
.fault { display: flex; align-items: center; gap: 8px; min-height: 30px; }
.fault input[type='checkbox'] { width: 16px; height: 16px; margin: 0; accent-color: #7fd0c4; flex: none; }
.fault.amount { justify-content: space-between; }
.fault input[type='number'], .fault select {
  width: 96px; min-height: 28px; padding: 2px 6px; border: 1px solid #6d8481; border-radius: 6px;
  background: #0e1817; color: inherit; font: inherit;
}
.note { color: #a9bab7; }
ol { margin: 0; padding: 0; list-style: none; }
li { display: flex; gap: 8px; }
li .path { flex: 1; min-width: 0; overflow-wrap: anywhere; }
li .bad { color: #f2b04c; }
@media print { section { display: none; } }
`;

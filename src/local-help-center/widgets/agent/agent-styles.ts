/** The agent's page: a list beside the conversation; below 720 px one above the other. */
export const agentStyles = `
.agent { min-height: 100vh; display: flex; flex-direction: column; }
.top { padding: 1rem clamp(1rem, 3vw, 2rem); border-block-end: 1px solid var(--line); background: var(--card); }
.top h1 { font-size: 1.3rem; margin: 0; }
.top p { margin: 0; font-size: .9rem; }
.desk { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(15rem, 22rem) minmax(0, 1fr); }
.list { border-inline-end: 1px solid var(--line); padding: .75rem; overflow-y: auto; }
.list ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .25rem; }
.list > p { padding: .5rem; }
.item {
  display: block; width: 100%; padding: .65rem .8rem; border: 1px solid transparent; border-radius: 10px;
  background: transparent; color: inherit; font: inherit; text-align: start; cursor: pointer;
}
.item:hover { background: var(--soft); }
.item[aria-current] { background: var(--card); border-color: var(--line); box-shadow: 0 1px 3px rgb(0 0 0 / .08); }
.item .preview { display: block; color: var(--quiet); font-size: .875rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.item .external { display: block; color: var(--quiet); font-size: .8125rem; overflow-wrap: anywhere; }
.item.waiting .name::after {
  content: ''; display: inline-block; width: .55em; height: .55em; margin-inline-start: .5em; border-radius: 50%; background: var(--accent);
}
.person { display: flex; align-items: center; gap: .4rem; flex-wrap: wrap; overflow-wrap: anywhere; }
.person .name { font-weight: 650; }
.person code { color: var(--quiet); }
.tick { flex: none; display: inline-grid; place-items: center; width: 1.15rem; height: 1.15rem; border-radius: 50%; background: #1b6b40; color: #fff; }
.tick svg { width: .85rem; height: .85rem; }
.icon { fill: none; stroke: currentColor; stroke-width: 2.6; stroke-linecap: round; stroke-linejoin: round; }
.conversation { display: flex; flex-direction: column; min-width: 0; min-height: 0; }
.conversation > header { padding: 1rem clamp(1rem, 3vw, 1.75rem) .75rem; border-block-end: 1px solid var(--line); }
.conversation h2 { margin: 0; font-size: 1.15rem; }
.about { display: flex; flex-wrap: wrap; gap: .15rem 1.25rem; margin: .3rem 0 0; font-size: .9rem; color: var(--quiet); }
.about div { display: flex; gap: .35rem; min-width: 0; }
.about dd { margin: 0; color: var(--ink); overflow-wrap: anywhere; }
.messages { flex: 1; min-height: 12rem; overflow-y: auto; padding: 1.25rem clamp(1rem, 3vw, 1.75rem); display: flex; flex-direction: column; gap: .8rem; }
.message { max-width: min(36rem, 86%); align-self: flex-start; }
.message.agent { align-self: flex-end; text-align: end; min-height: 0; display: block; }
.message .bubble {
  display: inline-block; margin: 0; padding: .55rem .85rem; border-radius: 14px; background: var(--card);
  border: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; text-align: start; unicode-bidi: plaintext;
}
.message.agent .bubble { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.message .by { display: flex; align-items: center; gap: .35rem; margin: .2rem .25rem 0; font-size: .8125rem; color: var(--quiet); }
.message.agent .by { justify-content: flex-end; }
.answer { display: flex; gap: .6rem; align-items: flex-end; padding: .9rem clamp(1rem, 3vw, 1.75rem); border-block-start: 1px solid var(--line); background: var(--card); }
.answer textarea {
  flex: 1; min-width: 0; min-height: 44px; max-height: 9rem; padding: .6rem .75rem; resize: none; field-sizing: content;
  border: 1px solid var(--quiet); border-radius: 10px; background: var(--card); color: inherit; font: inherit;
}
.answer textarea::placeholder { color: var(--quiet); opacity: 1; }
.problem { margin: 0; padding: .5rem clamp(1rem, 3vw, 1.75rem) 0; color: var(--bad); }
.conversation .choose { margin: auto; padding: 2rem; color: var(--quiet); }
@media (min-width: 720px) { .agent { height: 100vh; } }
@media (max-width: 719px) {
  .desk { grid-template-columns: minmax(0, 1fr); align-content: start; }
  .list { border-inline-end: 0; border-block-end: 1px solid var(--line); max-height: 40vh; }
}
`;

import { type TextRange, withoutComments } from '../guide/source-text/index.js';
import { lineEndingOf } from './json-text.js';
import { bareScript, bodiesIn, statementsIn } from './script-statements.js';

/** Where the article's snippet is in a template. */
export type LegacySnippet = TextRange;

/** Templates have comments of Curlybars; scripts, in `script.js` and assets, those of JavaScript. */
export type SourceKind = 'template' | 'script';

/**
 * What every variant of the article's snippet does, in whatever order and with whatever library:
 * it asks Zendesk who is signed in, sends that to a token endpoint under the article's names, and
 * hands the answer to the messenger (`loginUser`) or to the Classic widget (`jwtFn`).
 * Source: the published pages of the article's author (verschoren/zendesk_jwt_example,
 * messaging_auth_guide.html and classic_widget_auth_guide.html).
 */
const TRAITS: readonly RegExp[] = [
  /\/api\/v2\/users\/me\b/,
  /\b(?:external_id|user_email)\b/,
  /\bloginUser\b|\bjwtFn\b/,
];

/** A template or script that calls jQuery, or something that looks like it. */
export const USES_JQUERY = /\bjQuery\b|\$\s*\(|\$\.[a-z]/;

/** More than this before a snippet is not looked at for jQuery's tag. */
const LONGEST_BEFORE = 2_000;
const JQUERY_BEFORE =
  /<script\b[^>]*\bsrc\s*=\s*["'][^"']*jquery[^"']*["'][^>]*>\s*<\/script\s*>(?:\s|<!--(?:(?!-->)[\s\S])*-->|\{\{!--(?:(?!--\}\})[\s\S])*--\}\})*$/i;

/**
 * Finds the article's snippet: an `{{#if signed_in}}` block (or `{{#unless}}`) of nothing but
 * scripts, one of which has all traits; or such a script alone. jQuery's tag right before it
 * belongs to it.
 *
 * @param keepJquery leaves jQuery's tag out of it, because something else needs it
 */
export function findLegacySnippets(
  source: string,
  keepJquery: boolean,
  kind: SourceKind = 'template',
): LegacySnippet[] {
  if (kind === 'script') return legacyInScript(source);
  const visible = withoutComments(source, ['template', 'html']);
  const blocks = signedInBlocks(visible).filter(
    ({ start, end }) =>
      holdsOnlyScripts(visible.slice(start, end)) && isLegacy(visible.slice(start, end)),
  );
  const scripts = scriptsIn(visible)
    .filter(({ start, end }) => isLegacy(visible.slice(start, end)))
    .filter(({ start }) => !blocks.some((block) => block.start <= start && start < block.end));
  return (
    [...blocks, ...scripts, ...signOutsNextTo(visible, scripts)]
      // A backslash would turn the comment that takes its place into text (Curlybars: `\{` is `{`).
      .filter(({ start }) => source[start - 1] !== '\\')
      .map((found) => (keepJquery ? found : withJquery(source, found)))
      .sort((a, b) => a.start - b.start)
  );
}

/** In a block that has more than scripts, the other branch's sign-out belongs to the snippet. */
function signOutsNextTo(visible: string, scripts: readonly LegacySnippet[]): LegacySnippet[] {
  const within = ({ start, end }: LegacySnippet, part: LegacySnippet) =>
    start <= part.start && part.end <= end;
  return signedInBlocks(visible)
    .filter((block) => scripts.some((script) => within(block, script)))
    .flatMap((block) =>
      scriptsIn(visible.slice(block.start, block.end))
        .map(({ start, end }) => ({ start: block.start + start, end: block.start + end }))
        .filter(({ start, end }) => {
          const script = visible.slice(start, end);
          return /\blogoutUser\b/.test(script) && !isLegacy(script);
        }),
    );
}

/** More than this between its parts, or in all, and it is not the snippet alone. */
const MOST_OTHER_STATEMENTS = 3;
const LONGEST_IN_SCRIPT = 6000;
/** `var me, token = "";`: nothing that the theme could need. */
const DECLARATION = /^(?:var|let) [\w$, ]+(?:= ?(?:""|''|null) ?)?;?$/;

/**
 * In a script of the theme's own: the statements that have the traits, in the innermost body that
 * has them all. A body of nothing else goes with what is around it (`if (signedIn) { … }`).
 */
function legacyInScript(source: string): LegacySnippet[] {
  const visible = withoutComments(source, ['script']);
  if (!isLegacy(visible)) return [];
  const bare = bareScript(source);
  const found = legacyPart(visible, bare, { start: 0, end: source.length });
  return found ? [found] : [];
}

function legacyPart(visible: string, bare: string, part: LegacySnippet): LegacySnippet | null {
  const statements = statementsIn(bare, part);
  const textOf = ({ start, end }: LegacySnippet) => visible.slice(start, end);
  const whole = statements.find((statement) => isLegacy(textOf(statement)));
  if (whole) {
    for (const body of bodiesIn(bare, whole).filter((inner) => isLegacy(textOf(inner)))) {
      const inside = legacyPart(visible, bare, body);
      // All of the body: its head and braces would be left behind without a purpose.
      if (inside && textOf(body).trim() !== textOf(inside).trim()) return inside;
    }
    return whole.end - whole.start <= LONGEST_IN_SCRIPT ? whole : null;
  }
  const having = statements.map((statement) =>
    TRAITS.some((trait) => trait.test(textOf(statement))),
  );
  let from = having.indexOf(true);
  // What was declared for it goes with it.
  while (from > 0 && DECLARATION.test(textOf(statements[from - 1] ?? part))) from -= 1;
  const run = statements.slice(from, having.lastIndexOf(true) + 1);
  const others = run.length - having.filter(Boolean).length;
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || others > MOST_OTHER_STATEMENTS) return null;
  const found = { start: first.start, end: last.end };
  return isLegacy(textOf(found)) && found.end - found.start <= LONGEST_IN_SCRIPT ? found : null;
}

const isLegacy = (text: string): boolean => TRAITS.every((trait) => trait.test(text));

function holdsOnlyScripts(block: string): boolean {
  let rest = '';
  let from = 0;
  for (const { start, end } of scriptsIn(block)) {
    rest += block.slice(from, start);
    from = end;
  }
  rest += block.slice(from);
  return rest.replace(/\{\{~?\s*(?:#|\/|else\b)[^{}]*\}\}/g, '').trim() === '';
}

/**
 * The script elements. It goes through the text once: a regular expression would look for the end
 * of each script again and again where there is none.
 */
function scriptsIn(source: string): LegacySnippet[] {
  const found: LegacySnippet[] = [];
  const opening = /<script\b/gi;
  const closing = /<\/script\s*>/gi;
  for (let next = opening.exec(source); next; next = opening.exec(source)) {
    const bracket = source.indexOf('>', opening.lastIndex);
    if (bracket < 0) break;
    closing.lastIndex = bracket + 1;
    if (!closing.test(source)) break;
    found.push({ start: next.index, end: closing.lastIndex });
    opening.lastIndex = closing.lastIndex;
  }
  return found;
}

/** The outermost `{{#if signed_in}}` and `{{#unless signed_in}}` blocks. */
function signedInBlocks(source: string): LegacySnippet[] {
  const found: LegacySnippet[] = [];
  const open: { start: number; signedIn: boolean }[] = [];
  for (const tag of source.matchAll(/\{\{~?\s*(?<kind>[#/])(?<call>[^{}]*)\}\}/g)) {
    if (tag.groups?.kind === '#') {
      const call = (tag.groups.call ?? '').replace(/~$/, '').trim();
      const signedIn = /^(?:if|unless)\s+signed_in$/.test(call);
      open.push({ start: tag.index, signedIn });
      continue;
    }
    const closed = open.pop();
    if (closed?.signedIn && !open.some(({ signedIn }) => signedIn)) {
      found.push({ start: closed.start, end: tag.index + tag[0].length });
    }
  }
  return found;
}

function withJquery(source: string, found: LegacySnippet): LegacySnippet {
  const from = Math.max(0, found.start - LONGEST_BEFORE);
  const jquery = JQUERY_BEFORE.exec(source.slice(from, found.start));
  const start = jquery ? from + jquery.index : found.start;
  return jquery && source[start - 1] !== '\\' ? { ...found, start } : found;
}

const ASIDE = 'guide-messaging-auth: set aside ("remove" puts it back)';

/** How each kind of source writes a comment, and what must not be inside one. */
const COMMENTS = {
  template: {
    open: '{{!--',
    close: '--}}',
    // Braces in pairs are written as in a URL.
    escapes: [
      ['{{', '%7B%7B'],
      ['}}', '%7D%7D'],
    ],
  },
  script: { open: '/*', close: '*/', escapes: [['*/', '*%2F']] },
} as const;

/**
 * Puts snippets into comments: those of a template never reach a page, those of a script do nothing
 * there. They can be read, and can be put back to the byte.
 */
export function setAside(
  source: string,
  snippets: readonly LegacySnippet[],
  kind: SourceKind = 'template',
): string {
  const { open, close, escapes } = COMMENTS[kind];
  const lineEnding = lineEndingOf(source);
  return [...snippets].reverse().reduce((text, { start, end }) => {
    const quoted = escapes.reduce(
      (inside, [from, to]) => inside.replaceAll(from, to),
      source.slice(start, end).replaceAll('%', '%25'),
    );
    const comment = [`${open} ${ASIDE}`, quoted, close].join(lineEnding);
    return text.slice(0, start) + comment + text.slice(end);
  }, source);
}

/** Reverses `setAside`. Takes time in proportion to the text: a comment without an end stays. */
export function putBack(source: string, kind: SourceKind = 'template'): string {
  const { open, close } = COMMENTS[kind];
  const opening = `${open} ${ASIDE}`;
  let result = '';
  let done = 0;
  for (;;) {
    const start = source.indexOf(opening, done);
    const end = start < 0 ? -1 : source.indexOf(close, start);
    if (end < 0) return result + source.slice(done);
    const inside = source.slice(start + opening.length, end);
    const quoted = /^(?:\r\n|\n|\r)(?<text>[\s\S]*?)(?:\r\n|\n|\r)$/.exec(inside)?.groups?.text;
    result += source.slice(done, start);
    result += quoted === undefined ? source.slice(start, end + close.length) : unquoted(quoted);
    done = end + close.length;
  }
}

const unquoted = (text: string): string =>
  text.replaceAll('%7B', '{').replaceAll('%7D', '}').replaceAll('%2F', '/').replaceAll('%25', '%');

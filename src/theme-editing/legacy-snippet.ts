import { withoutComments } from '../guide/source-text/index.js';
import { lineEndingOf } from './json-text.js';

/** Where the article's snippet stands in a template. */
export interface LegacySnippet {
  readonly start: number;
  readonly end: number;
}

/**
 * What every variant of the article's snippet does, in whatever order and with whatever library:
 * it asks Zendesk who is signed in, tells that to a token endpoint under the article's names, and
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

const SCRIPT = /<script\b[^>]*>[\s\S]*?<\/script\s*>/gi;
const JQUERY_BEFORE =
  /<script\b[^>]*\bsrc\s*=\s*["'][^"']*jquery[^"']*["'][^>]*>\s*<\/script\s*>(?:\s|<!--(?:(?!-->)[\s\S])*-->|\{\{!--(?:(?!--\}\})[\s\S])*--\}\})*$/i;

/**
 * Finds the article's snippet: an `{{#if signed_in}}` block (or `{{#unless}}`) of nothing but
 * scripts, one of which has all traits; or such a script alone. jQuery's tag right before it
 * belongs to it.
 *
 * @param keepJquery leaves jQuery's tag out of it, because something else needs it
 */
export function findLegacySnippets(source: string, keepJquery: boolean): LegacySnippet[] {
  const visible = withoutComments(source, ['template', 'html']);
  const blocks = signedInBlocks(visible).filter(
    ({ start, end }) =>
      holdsOnlyScripts(visible.slice(start, end)) && isLegacy(visible.slice(start, end)),
  );
  const scripts = [...visible.matchAll(SCRIPT)]
    .map(({ 0: script, index }) => ({ start: index, end: index + script.length }))
    .filter(({ start, end }) => isLegacy(visible.slice(start, end)))
    .filter(({ start }) => !blocks.some((block) => block.start <= start && start < block.end));
  return (
    [...blocks, ...scripts]
      // A backslash would turn the comment that takes its place into text (Curlybars: `\{` is `{`).
      .filter(({ start }) => source[start - 1] !== '\\')
      .map((found) => (keepJquery ? found : withJquery(source, found)))
      .sort((a, b) => a.start - b.start)
  );
}

const isLegacy = (text: string): boolean => TRAITS.every((trait) => trait.test(text));

function holdsOnlyScripts(block: string): boolean {
  const rest = block.replace(SCRIPT, '').replace(/\{\{~?\s*(?:#|\/|else\b)[^}]*\}\}/g, '');
  return rest.trim() === '';
}

/** The outermost `{{#if signed_in}}` and `{{#unless signed_in}}` blocks. */
function signedInBlocks(source: string): LegacySnippet[] {
  const found: LegacySnippet[] = [];
  const open: { start: number; signedIn: boolean }[] = [];
  for (const tag of source.matchAll(/\{\{~?\s*(?<kind>[#/])\s*(?<call>[^}]*?)\s*~?\}\}/g)) {
    if (tag.groups?.kind === '#') {
      const signedIn = /^(?:if|unless)\s+signed_in$/.test(tag.groups.call ?? '');
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
  const jquery = JQUERY_BEFORE.exec(source.slice(0, found.start));
  return jquery && source[jquery.index - 1] !== '\\' ? { ...found, start: jquery.index } : found;
}

const ASIDE = 'guide-messaging-auth: set aside ("remove" puts it back)';
const SET_ASIDE =
  /\{\{!-- guide-messaging-auth: set aside \("remove" puts it back\)(?:\r\n|\n|\r)(?<text>[\s\S]*?)(?:\r\n|\n|\r)--\}\}/g;

/**
 * Puts snippets into comments of the template, which never reach a page: so they do nothing any
 * more, can be read, and can be put back to the byte.
 */
export function setAside(source: string, snippets: readonly LegacySnippet[]): string {
  const lineEnding = lineEndingOf(source);
  return [...snippets].reverse().reduce((text, { start, end }) => {
    const comment = [`{{!-- ${ASIDE}`, quoted(source.slice(start, end)), '--}}'].join(lineEnding);
    return text.slice(0, start) + comment + text.slice(end);
  }, source);
}

/** Reverses `setAside`. */
export function putBack(source: string): string {
  return source.replace(SET_ASIDE, (...match) => {
    const { text = '' } = match.at(-1) as { text?: string };
    return unquoted(text);
  });
}

/** Nothing in a comment may end it: braces in pairs are written as in a URL. */
const quoted = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('{{', '%7B%7B').replaceAll('}}', '%7D%7D');

const unquoted = (text: string): string =>
  text.replaceAll('%7B', '{').replaceAll('%7D', '}').replaceAll('%25', '%');

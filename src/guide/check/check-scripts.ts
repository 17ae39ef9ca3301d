import { placesIn, withoutComments } from '../source-text/index.js';
import type { ThemeFinding } from './finding.js';

/**
 * `\{` in scripts and styles, of which Curlybars takes the backslash away. In text that is how a
 * brace is written, and before another brace it is how `{{` is written on purpose. In JavaScript's
 * code (`function()\{`) and in its strings (`'\{'`) nothing changes without the backslash; in a
 * regular expression, after another backslash and in a style it does.
 */
export function checkScripts(file: string, source: string): ThemeFinding[] {
  const text = withoutComments(source, ['template']);
  const placeOf = placesIn(source);
  return scriptsIn(text)
    .flatMap((script) => lostBackslashes(text, script))
    .map((offset) => ({
      severity: 'error',
      code: 'backslash-brace',
      file,
      ...placeOf(offset),
      message: 'Curlybars turns \\{ into {, in scripts and styles too.',
      fix: 'Write [{] or \\x7b in a regular expression; or move the script to an asset.',
    }));
}

interface Script {
  readonly kind: 'script' | 'style';
  readonly start: number;
  readonly end: number;
}

function scriptsIn(source: string): Script[] {
  const scripts: Script[] = [];
  let open: { kind: Script['kind']; start: number } | undefined;
  for (const tag of source.matchAll(/<(\/?)(script|style)\b/gi)) {
    if (tag[1] === '/') {
      if (open) scripts.push({ ...open, end: tag.index });
      open = undefined;
    } else {
      open ??= { kind: tag[2]?.toLowerCase() === 'style' ? 'style' : 'script', start: tag.index };
    }
  }
  if (open) scripts.push({ ...open, end: source.length });
  return scripts;
}

/** A backslash before a single brace. */
const BACKSLASH_BRACE = /\\\{(?!\{)/g;

function lostBackslashes(source: string, { kind, start, end }: Script): number[] {
  const text = source.slice(start, end);
  const pieces = kind === 'style' ? [{ kind: 'code', start: 0, text }] : piecesOf(text);
  return pieces.flatMap((piece) =>
    [...piece.text.matchAll(BACKSLASH_BRACE)]
      .filter(({ index }) => kind === 'style' || matters(piece.kind, piece.text.slice(0, index)))
      .map(({ index }) => start + piece.start + index),
  );
}

function matters(kind: string, before: string): boolean {
  return kind === 'regex' || (kind === 'string' && before.endsWith('\\'));
}

interface Piece {
  readonly kind: 'code' | 'string' | 'comment' | 'regex';
  readonly start: number;
  readonly text: string;
}

const PIECES: readonly (readonly [Piece['kind'], RegExp])[] = [
  ['comment', /\/\/[^\n]*/y],
  ['comment', /\/\*[\s\S]*?(?:\*\/|$)/y],
  ['string', /'(?:\\[\s\S]|[^'\\\n])*'?/y],
  ['string', /"(?:\\[\s\S]|[^"\\\n])*"?/y],
  ['string', /`(?:\\[\s\S]|[^`\\])*`?/y],
];
const REGEX = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]?|[^/\\[\n])+\/?/y;
const CODE = /[^'"`/]+/y;

/** Cuts JavaScript into code, strings, comments and regular expressions. */
function piecesOf(script: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let code = '';
  while (start < script.length) {
    const [kind, text] = pieceAt(script, start, code);
    pieces.push({ kind, start, text });
    if (kind !== 'comment') code = kind === 'code' ? text : 'value';
    start += text.length;
  }
  return pieces;
}

/** @param before the code before, which decides between a division and a regular expression. */
function pieceAt(script: string, start: number, before: string): [Piece['kind'], string] {
  for (const [kind, pattern] of PIECES) {
    const text = matchAt(pattern, script, start);
    if (text) return [kind, text];
  }
  if (script.charAt(start) !== '/') return ['code', matchAt(CODE, script, start) ?? ''];
  const regex = endsAnExpression(before) ? undefined : matchAt(REGEX, script, start);
  return regex ? ['regex', regex] : ['code', '/'];
}

function matchAt(pattern: RegExp, text: string, start: number): string | undefined {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0];
}

/** After a value a slash divides; after `return` and operators it starts a regular expression. */
function endsAnExpression(code: string): boolean {
  const end = code.trimEnd();
  return /[\w$)\]}]$/.test(end) && !/\b(?:return|typeof|case|in|of|do|else|void|delete)$/.test(end);
}

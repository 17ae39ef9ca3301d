import { blanked, type TextRange } from './blanked.js';

/** Where comments may be: in Curlybars, in HTML, in scripts and styles. */
export type CommentKind = 'template' | 'html' | 'script';

/** A comment's opening, in each kind; `//` counts at the start of a line only, since URLs have it. */
const OPENINGS: Readonly<Record<CommentKind, RegExp>> = {
  template: /\{\{!--|\{\{!/,
  html: /<!--/,
  script: /\/\*|^[ \t]*\/\//,
};

const ENDS: Readonly<Record<string, string>> = {
  '{{!--': '--}}',
  '{{!': '}}',
  '<!--': '-->',
  '/*': '*/',
};

/**
 * Puts spaces in the place of comments, so that all else keeps its offset and its line. What has no
 * end is not a comment. Takes time in proportion to the text, whatever is in it.
 */
export function withoutComments(source: string, kinds: readonly CommentKind[]): string {
  const opening = new RegExp(kinds.map((kind) => OPENINGS[kind].source).join('|'), 'gm');
  const comments: TextRange[] = [];
  const endless = new Set<string>();
  let end = 0;
  for (const { 0: opened, index: start } of source.matchAll(opening)) {
    if (start < end || endless.has(opened)) continue;
    const close = ENDS[opened];
    const closed = close ? source.indexOf(close, start + opened.length) : lineEnd(source, start);
    // Without an end here there is none later either: it is looked for once.
    if (closed < 0) endless.add(opened);
    else {
      end = closed + (close?.length ?? 0);
      comments.push({ start, end });
    }
  }
  return blanked(source, comments);
}

/** JavaScript knows four: https://tc39.es/ecma262/#prod-LineTerminator */
const LINE_END = /[\n\r\u2028\u2029]|$(?![\s\S])/g;

function lineEnd(source: string, start: number): number {
  LINE_END.lastIndex = start;
  return LINE_END.exec(source)?.index ?? source.length;
}

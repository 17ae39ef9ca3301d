import { blanked } from '../guide/source-text/index.js';
import { withoutBlocks } from './head-source.js';
import {
  findLegacySnippets,
  putBack,
  type SourceKind,
  setAside,
  USES_JQUERY,
} from './legacy-snippet.js';
import { type FileChange, HEAD_PATH, type ThemeTexts } from './theme-texts.js';

/** How a file of a theme writes comments. */
export const kindOf = (path: string): SourceKind => (/\.m?js$/i.test(path) ? 'script' : 'template');

/** A theme without the article's snippet, and notes for the user about how it was removed. */
export interface LegacyReplacement {
  readonly head: string | null;
  /** Of the other files, those that had it. */
  readonly others: readonly FileChange[];
  readonly notes: readonly string[];
}

/** Takes the article's snippet out of every file that has it, so that `withLegacy` reverses it. */
export function withoutLegacy(theme: ThemeTexts): LegacyReplacement {
  const { head } = theme;
  const keepJquery = usesJquery(theme);
  const foreign = withoutBlocks(head ?? '');
  const inHead = findLegacySnippets(foreign, keepJquery);
  const others = [...theme.others].flatMap(([path, text]) => {
    const found = findLegacySnippets(text, keepJquery, kindOf(path));
    const after = setAside(text, found, kindOf(path));
    return found.length === 0 ? [] : [{ path, before: text, after }];
  });
  const taken = [...(inHead.length > 0 ? [HEAD_PATH] : []), ...others.map(({ path }) => path)];
  const all = [foreign, ...theme.others.values()];
  const notes = [
    ...taken.map((path) => `${path}: the article’s snippet is set aside; "remove" puts it back.`),
    ...(taken.length > 0 && keepJquery && all.some((text) => JQUERY_TAG.test(text))
      ? ['jQuery’s tag is left: something else in the theme uses jQuery.']
      : []),
  ];
  return { head: head === null ? null : setAside(head, inHead), others, notes };
}

/** Puts back what `withoutLegacy` set aside in the files other than `document_head`. */
export function withLegacy({ others }: ThemeTexts): FileChange[] {
  return [...others]
    .map(([path, text]) => ({ path, before: text, after: putBack(text, kindOf(path)) }))
    .filter(({ before, after }) => before !== after);
}

const JQUERY_TAG = /<script\b[^>]{0,500}\bjquery\b/i;

/** Whether anything but the article's snippet needs jQuery; jQuery's own file does not count. */
function usesJquery({ head, others }: ThemeTexts): boolean {
  const rest = (text: string, path: string) =>
    blanked(text, findLegacySnippets(text, false, kindOf(path)));
  return [[HEAD_PATH, withoutBlocks(head ?? '')] as const, ...others]
    .filter(([path]) => !/jquery[^/]*\.js$/i.test(path))
    .some(([path, text]) => USES_JQUERY.test(rest(text, path)));
}

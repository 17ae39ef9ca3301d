import { blanked, placesIn } from '../guide/source-text/index.js';
import { findHeadBlocks } from '../head-block/index.js';
import { lineEndingOf } from './json-text.js';
import { putBack } from './legacy-snippet.js';
import type { ThemeObstacle } from './theme-obstacle.js';
import { HEAD_PATH } from './theme-texts.js';

/**
 * Puts a head block at the end of `document_head`, or in the place of the one that is there.
 *
 * The result shows what was there before: a line ending after the block, or its absence, is the
 * file's own; and if a file begins with the block and ends with a line ending, there was no file,
 * since an empty file would have had no line ending.
 *
 * @param head the template's source; `null` where there is no such file
 * @param block the head block, lines ending with `\n`
 */
export function withHeadBlock(head: string | null, block: string): string {
  if (head === null) return `${block}\n`;
  const lineEnding = lineEndingOf(head);
  const ours = block.replaceAll('\n', lineEnding);
  const [found] = findHeadBlocks(head);
  if (found?.kind === 'whole') return head.slice(0, found.start) + ours + head.slice(found.end);
  if (head === '' || head === '\uFEFF') return head + ours;
  return /[\r\n]$/.test(head) ? head + ours + lineEnding : head + lineEnding + ours;
}

/**
 * Takes the head block out again, and puts back what `--replace-legacy` set aside.
 *
 * @returns the source before `add`; `null` where there was no such file
 */
export function withoutHeadBlock(head: string | null): string | null {
  if (head === null) return null;
  const [found] = findHeadBlocks(head);
  if (found?.kind !== 'whole') return putBack(head);
  const before = head.slice(0, found.start);
  const after = head.slice(found.end);
  if (before === '' && /^(\r\n|\n|\r)$/.test(after)) return null;
  return putBack(
    after === ''
      ? before.replace(/(\r\n|\n|\r)$/, '')
      : before + after.replace(/^(\r\n|\n|\r)/, ''),
  );
}

/** Head blocks that are not whole, or too many. */
export function blockObstacles(head: string | null): ThemeObstacle[] {
  const source = head ?? '';
  const blocks = findHeadBlocks(source);
  const placeOf = placesIn(source);
  const halves = blocks.filter((block) => block.kind === 'half');
  if (halves.length > 0) {
    return halves.map(({ marker, start }) => ({
      path: HEAD_PATH,
      line: placeOf(start).line,
      found: `the ${marker} of a head block without its ${marker === 'start' ? 'end' : 'start'}`,
      wayOut: 'Delete what is left of the block, markers included, then run this again',
    }));
  }
  return blocks.slice(1).map(({ start }) => ({
    path: HEAD_PATH,
    line: placeOf(start).line,
    found: `a second head block (the first is in line ${placeOf(blocks[0]?.start ?? 0).line})`,
    wayOut: 'Delete one of them, markers included, then run this again',
  }));
}

/** Head blocks become spaces: the snippet in them does what the article's did. */
export function withoutBlocks(source: string): string {
  return blanked(
    source,
    findHeadBlocks(source).filter((block) => block.kind === 'whole'),
  );
}

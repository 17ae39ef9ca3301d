import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Place, placesIn } from './places-in.js';

export type ParsedJson =
  | { readonly ok: true; readonly root: Node; placeOf(offset: number): Place }
  /** `problem` in a few words, without the place: `comma expected`. */
  | { readonly ok: false; readonly problem: string; readonly place: Place };

/**
 * Parses JSON as strictly as `JSON.parse`, and knows the place of everything in the text.
 *
 * A byte order mark counts as white space: Zendesk and editors accept it.
 */
export function parseJson(text: string): ParsedJson {
  const placeOf = placesIn(text);
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    // A space is as long as the mark, so that offsets keep meaning the same.
    const source = text.replace(/^\uFEFF/, ' ');
    root = parseTree(source, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // The parser calls itself for each level; a hostile file has more of them than it can take.
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, problem: 'it is nested too deeply', place: { line: 1, column: 1 } };
  }
  const [error] = errors;
  if (error) return { ok: false, problem: inWords(error), place: placeOf(error.offset) };
  if (!root) return { ok: false, problem: 'the file is empty', place: { line: 1, column: 1 } };
  return { ok: true, root, placeOf };
}

/** `CommaExpected` → `comma expected`. */
function inWords({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replace(/(?!^)([A-Z])/g, ' $1')
    .toLowerCase();
}

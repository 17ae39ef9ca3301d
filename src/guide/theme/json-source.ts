import {
  findNodeAtLocation,
  type JSONPath,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';

/** A place in a file, both from 1, as editors count. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export type JsonSource =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** Where the value at a path stands; the nearest one around it if there is none. */
      placeOf(path: JSONPath): Place;
    }
  | { readonly ok: false; readonly problem: string; readonly place: Place };

/** Parses JSON as strictly as `JSON.parse`, but knows the place of everything; takes a leading BOM. */
export function parseJsonSource(bytes: Uint8Array): JsonSource {
  const text = new TextDecoder().decode(bytes);
  try {
    return parseText(text);
  } catch (error) {
    // The parser calls itself for each level; a hostile file has more of them than it can take.
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, problem: 'it is nested too deeply', place: { line: 1, column: 1 } };
  }
}

function parseText(text: string): JsonSource {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error || !tree) {
    return {
      ok: false,
      problem: error ? `${readable(printParseErrorCode(error.error))}` : 'the file is empty',
      place: placeAt(text, error?.offset ?? 0),
    };
  }
  return {
    ok: true,
    value: JSON.parse(text),
    placeOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = findNodeAtLocation(tree, path.slice(0, length));
        if (node) return placeAt(text, node.offset);
      }
      return placeAt(text, tree.offset);
    },
  };
}

/** `CommaExpected` → `comma expected`. */
function readable(code: string): string {
  return code.replace(/(?!^)([A-Z])/g, ' $1').toLowerCase();
}

/** The place of a character of a text. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

import { findNodeAtLocation, type JSONPath } from 'jsonc-parser';
import { type Place, parseJson } from '../source-text/index.js';

export type JsonSource =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** Where the value at a path is; the nearest one around it if there is none. */
      placeOf(path: JSONPath): Place;
    }
  | { readonly ok: false; readonly problem: string; readonly place: Place };

/** Parses a JSON file, with the place of the value at each path; a leading byte order mark is fine. */
export function parseJsonSource(bytes: Uint8Array): JsonSource {
  const text = new TextDecoder().decode(bytes);
  const json = parseJson(text);
  if (!json.ok) return json;
  return {
    ok: true,
    value: JSON.parse(text),
    placeOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = findNodeAtLocation(json.root, path.slice(0, length));
        if (node) return json.placeOf(node.offset);
      }
      return json.placeOf(json.root.offset);
    },
  };
}

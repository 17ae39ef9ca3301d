const MAX_DEPTH = 8;
const POISONED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses JSON from an unknown client. Two parsers may read a duplicated key differently, and a key
 * like `__proto__` is never meant well; both are refused rather than interpreted (RFC 8259, 4:
 * names should be unique).
 *
 * @throws SyntaxError for what is not JSON, has a key twice in one object, a poisoned key, or more
 * than eight levels. The message contains nothing of the text.
 */
export function parseStrictJson(text: string): unknown {
  const value = parse(text);
  refuseDoubtfulKeys(text);
  return value;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The same for bytes, which must be UTF-8.
 *
 * @throws as {@link parseStrictJson}, and a TypeError for bytes that are not UTF-8
 */
export function parseStrictJsonBytes(bytes: ArrayBuffer | Uint8Array): unknown {
  return parseStrictJson(UTF8.decode(bytes));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The engine's message quotes the text, and the text may contain a token.
    throw new SyntaxError('not JSON');
  }
}

/** For JSON that is known to be well-formed: every string in it is closed. */
function refuseDoubtfulKeys(text: string): void {
  const open: (Set<string> | null)[] = [];
  let start = 0;
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      start = at;
      end = endOfString(text, start);
      at = end;
      continue;
    }
    if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : null);
      if (open.length > MAX_DEPTH) throw new SyntaxError('nested too deeply');
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === ':') {
      rememberKey(text.slice(start, end + 1), open[open.length - 1]);
    }
  }
}

/** @returns where the closing quote is: the first one with an even number of backslashes before it */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
}

function rememberKey(string: string, keys: Set<string> | null | undefined): void {
  if (!keys) return;
  const key = string.includes('\\') ? String(parse(string)) : string.slice(1, -1);
  if (POISONED.has(key)) throw new SyntaxError('a key that may not be used');
  if (keys.has(key)) throw new SyntaxError('a key twice in one object');
  keys.add(key);
}

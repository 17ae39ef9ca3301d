const MAX_DEPTH = 8;
const STRING_OR_PUNCTUATION = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
const POISONED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses JSON that a stranger wrote. Two parsers may read a duplicated key differently, and a key
 * like `__proto__` is never meant well; both are refused rather than interpreted (RFC 8259, 4:
 * names should be unique).
 *
 * @throws SyntaxError for what is not JSON, has a key twice in one object, a poisoned key, or more
 * than eight levels. The message holds nothing of the text.
 */
export function parseStrictJson(text: string): unknown {
  const value = parse(text);
  refuseDoubtfulKeys(text);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The engine's message quotes the text, and the text may hold a token.
    throw new SyntaxError('not JSON');
  }
}

/** Takes JSON that is known to be well-formed: on other text its pattern could take very long. */
function refuseDoubtfulKeys(text: string): void {
  const open: (Set<string> | null)[] = [];
  let string: string | null = null;
  for (const [token] of text.matchAll(STRING_OR_PUNCTUATION)) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      if (open.length > MAX_DEPTH) throw new SyntaxError('nested too deeply');
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (token === ':' && string !== null) {
      rememberKey(string, open.at(-1));
    }
    string = token.startsWith('"') ? token : null;
  }
}

function rememberKey(string: string, keys: Set<string> | null | undefined): void {
  if (!keys) return;
  const key = string.includes('\\') ? String(parse(string)) : string.slice(1, -1);
  if (POISONED.has(key)) throw new SyntaxError('a key that may not be used');
  if (keys.has(key)) throw new SyntaxError('a key twice in one object');
  keys.add(key);
}

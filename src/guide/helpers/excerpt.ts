import { type Helper, SafeHtml } from '../curlybars/index.js';
import { plainText } from '../html/plain-text.js';
import { shorten } from '../html/shorten.js';

/** `{{excerpt body characters=50}}`: the text without its markup, cut; 200 characters by itself. */
export function excerptHelper(): Helper {
  return ({ args, options }) => {
    const value = args[0];
    const text = value instanceof SafeHtml ? value.html : String(value ?? '');
    const characters = Number(options.characters ?? 200);
    return shorten(plainText(text), Number.isFinite(characters) ? characters : 200);
  };
}

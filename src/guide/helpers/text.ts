import { type Helper, SafeHtml, safeHtml } from '../curlybars/index.js';
import { plainText, scriptJson, shorten } from '../html/index.js';
import type { Translate } from '../words/index.js';

/** `{{t 'comments_count' count=2}}`: Guide's words in the page's language. */
export function tHelper(translate: Translate): Helper {
  return ({ args, options }) => translate(String(args[0] ?? ''), options);
}

/**
 * `{{dc 'name'}}`: dynamic content of the account, in the page's language. The local Help Center has
 * none, so it prints the text of the identifier, which is often the value of a theme setting.
 * Dynamic content may contain HTML; what is printed here may not.
 */
export const dcHelper: Helper = ({ args }) => {
  const identifier = String(args[0] ?? '');
  const placeholder = /^\{\{\s*dc\.([\w-]+)\s*\}\}$/.exec(identifier);
  return identifier === '' ? safeHtml('') : (placeholder?.[1] ?? identifier);
};

const DEFAULT_EXCERPT = 120;

/** `{{excerpt body characters=50}}`: the text without its markup, cut; to 120 characters by default. */
export const excerptHelper: Helper = ({ args, options }) => {
  const value = args[0];
  const text = value instanceof SafeHtml ? value.html : String(value ?? '');
  const characters = Number(options.characters ?? DEFAULT_EXCERPT);
  return shorten(plainText(text), Number.isFinite(characters) ? characters : DEFAULT_EXCERPT);
};

/** `{{json settings}}`: a value for a script, in which no `</script>` or comment can end early. */
export const jsonHelper: Helper = ({ args }) => safeHtml(scriptJson(args[0]));

/** `{{json_stringify name}}`: the same, by its older name. */
export const jsonStringifyHelper: Helper = jsonHelper;

import { createRequire } from 'node:module';
import { posix } from 'node:path';

const { resolve } = createRequire(import.meta.url);

const JQUERY_FILE = /^jquery(?:-(?<version>\d[\d.]*|latest))?(?<slim>\.slim)?(?:\.min)?\.js$/;

/**
 * Our copy of a script that pages load from another host: jQuery in the version that is nearest.
 *
 * @returns the path of the file; `undefined` for every other script
 */
export function standInFor(address: string): string | undefined {
  const { pathname } = new URL(address);
  const file = JQUERY_FILE.exec(posix.basename(pathname));
  if (!file) return undefined;
  const version = file.groups?.version ?? /jquery[@/](\d[\d.]*)/.exec(pathname)?.[1] ?? '3';
  if (/^[12]\b/.test(version)) return resolve('jquery-1/jquery.min.js');
  return resolve(`jquery/dist/jquery${file.groups?.slim ?? ''}.min.js`);
}

/** Libraries whose names in pages are not in the addresses of their files. */
const FILES_OF_NAMES: Readonly<Record<string, RegExp>> = {
  $: /jquery/,
  _: /underscore|lodash/,
  hljs: /highlight/,
  tabs: /jquery-ui/,
};

/**
 * Whether an error misses what a script would have brought that did not come: a name that is not
 * defined, a method that an object lacks, or what is read of a name that is undefined, where the
 * name is in the address of such a script.
 *
 * @param expression what the code reads from where it fails: `window.Slider.`
 * @param blocked the addresses of the scripts that did not come
 */
export function missesForeignScript(
  error: string,
  expression: string,
  blocked: Iterable<string>,
): boolean {
  const name =
    /([\w$]+) is not defined/.exec(error)?.[1] ?? /\.([\w$]+) is not a function/.exec(error)?.[1];
  const names =
    name !== undefined ? [name] : error.includes('undefined') ? expression.split('.') : [];
  return names.some((each) => [...blocked].some((address) => mayBring(address, each)));
}

function mayBring(address: string, name: string): boolean {
  if (Object.hasOwn(FILES_OF_NAMES, name)) return FILES_OF_NAMES[name]?.test(address) ?? false;
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return plain(name).length > 1 && plain(address).includes(plain(name));
}

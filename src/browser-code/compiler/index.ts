/** Compiles browser code. Only this repository has it: the package contains what it made. */

export { PARTS, partFile } from '../scripts.js';
export { bundleForBrowser, compilePart } from './bundle-for-browser.js';
export { compileSnippet } from './compile-snippet.js';
export { curlybarsSafe, UnsafeScriptError } from './curlybars-safe.js';

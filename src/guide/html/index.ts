export { element } from './element.js';
export { plainText, shorten } from './plain-text.js';
export { scriptJson } from './script-json.js';

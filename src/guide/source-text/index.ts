export { blanked, type TextRange } from './blanked.js';
export { parseJson } from './parse-json.js';
export { type Place, placesIn } from './places-in.js';
export { withoutComments } from './without-comments.js';

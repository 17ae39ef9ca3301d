export { blanked, type TextRange } from './blanked.js';
export { type ParsedJson, parseJson } from './parse-json.js';
export { type Place, placesIn } from './places-in.js';
export { type CommentKind, withoutComments } from './without-comments.js';

export { blanked, type TextRange } from './blanked.js';
export { type Place, placesIn } from './places-in.js';
export { type CommentKind, withoutComments } from './without-comments.js';

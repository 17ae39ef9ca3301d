export { type Translate, translator } from './translator.js';

export { createElement } from './create-element.js';
export { icon } from './icon.js';
export { createStore, type Store } from './store.js';

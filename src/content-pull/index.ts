export { pullContent } from './pull-content.js';

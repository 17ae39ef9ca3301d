export { type PullOptions, type PullResult, pullContent } from './pull-content.js';

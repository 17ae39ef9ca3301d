export { type BuildOptions, type BuildResult, build } from './build/index.js';

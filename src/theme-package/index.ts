export { type BuildOptions, type BuildResult, build } from './build.js';
export { HEAD_BLOCK_PLACE, kitThemeFolder } from './kit-theme.js';

export { type BuildOptions, type BuildResult, build } from './build.js';
export { bundleForBrowser } from './bundle-for-browser.js';
export { findingsTable } from './check-theme/findings-table.js';
export { checkTheme, type Finding, type FindingCode } from './check-theme.js';
export { compileSnippet } from './compile-snippet.js';
export { curlybarsSafe, UnsafeScriptError } from './curlybars-safe.js';
export {
  type AttributeValue,
  type FoundHeadBlock,
  findHeadBlocks,
  type HeadBlockAttributes,
  type HeadBlockOptions,
  headBlock,
} from './head-block.js';
export { messagingSettings, settingsAttributes, textAttributes } from './head-block-attributes.js';
export { HEAD_BLOCK_PLACE, kitThemeFolder } from './kit-theme.js';
export {
  type ImportProblem,
  type ThemeImportError,
  themeImportErrors,
} from './theme-import-errors.js';

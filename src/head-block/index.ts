export { bundleForBrowser } from './bundle-for-browser.js';
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

export {
  type AttributeValue,
  type FoundHeadBlock,
  findHeadBlocks,
  type HeadBlockAttributes,
  type HeadBlockOptions,
  headBlock,
} from './head-block.js';
export { messagingSettings, settingsAttributes, textAttributes } from './head-block-attributes.js';

export {
  type AttributeValue,
  type FoundHeadBlock,
  findHeadBlocks,
  type HeadBlockAttributes,
  type HeadBlockOptions,
  headBlock,
  headBlockAround,
} from './head-block.js';
export { settingsAttributes, textAttributes } from './head-block-attributes.js';

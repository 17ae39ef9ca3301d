export {
  type AttributeValue,
  type FoundHeadBlock,
  findHeadBlocks,
  type HeadBlockAttributes,
  headBlock,
  headBlockAround,
} from './head-block.js';
export { settingsAttributes, textAttributes } from './head-block-attributes.js';

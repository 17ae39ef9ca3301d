export { settingsAttributes, textAttributes } from './attribute-values.js';
export {
  type AttributeValue,
  type FoundHeadBlock,
  findHeadBlocks,
  type HeadBlockAttributes,
  headBlock,
  headBlockAround,
} from './head-block.js';

export {
  type LocalHelpCenter,
  type LocalHelpCenterOptions,
  startLocalHelpCenter,
} from './start.js';

export { httpsHelp } from './https/index.js';
export {
  type LocalHelpCenter,
  type LocalHelpCenterOptions,
  startLocalHelpCenter,
} from './start.js';

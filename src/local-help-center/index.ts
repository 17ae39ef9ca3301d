export { httpsHelp } from './server/https/index.js';
export {
  type LocalHelpCenter,
  type LocalHelpCenterOptions,
  startLocalHelpCenter,
} from './start.js';

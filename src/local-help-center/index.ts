export {
  type LocalHelpCenter,
  type LocalHelpCenterOptions,
  startLocalHelpCenter,
} from './start.js';
export { httpsHelp } from './theming/index.js';

export {
  type LocalHelpCenter,
  startLocalHelpCenter,
} from './start.js';
export { httpsHelp } from './theming/index.js';

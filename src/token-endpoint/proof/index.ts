export { loadProviderKeys } from './id-token.js';
export { helpCenterKeysUrl, loadHelpCenterKeys } from './key-list.js';
export { proofOf } from './proof.js';
export { askSession } from './session.js';

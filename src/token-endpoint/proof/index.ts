export { loadProviderKeys } from './id-token.js';
export { helpCenterKeysUrl, loadHelpCenterKeys } from './key-list.js';
export { proofVerifier } from './proof-verifier.js';
export { askSession } from './session.js';

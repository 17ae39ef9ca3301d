export { accountChecks } from './account-checks.js';
export type { AccountDetails } from './account-visit.js';
export { examineAccount } from './examine-account.js';

export { accountChecks } from './account-checks.js';
export type { AccountDetails } from './account-examination.js';
export { examineAccount } from './examine-account.js';

export {
  type Account,
  type AccountPerson,
  type ClientCredentials,
  type Faults,
  type HelpCenterKey,
  type HelpCenterRole,
  type MessagingKey,
  VERIFICATION_METHODS,
} from './account.js';
export { createAccount, NO_FAULTS } from './create-account.js';
export { type IssuedToken, isSecret, type OAuthClient } from './create-oauth.js';
export { UNREMARKABLE_PERSON } from './sample-people.js';

export { type Credential, credentialOf, Refused } from './credential.js';
export { type UserLookUp, type ZendeskUser, zendeskUsers } from './zendesk-users.js';

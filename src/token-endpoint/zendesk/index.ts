export { type Credential, credentialOf, Refused } from './credential.js';
export {
  type UserLookUp,
  type ZendeskUser,
  type ZendeskUsers,
  zendeskUsers,
} from './zendesk-users.js';

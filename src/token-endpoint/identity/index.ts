export { displayName } from './display-name.js';
export { EmailAddress } from './email-address.js';
export { ExternalId } from './external-id.js';
export {
  brokenRule,
  Identity,
  type IdentityInput,
  LenientExternalId,
  OptionalEmail,
  OptionalName,
  Role,
} from './identity.js';

/** The token endpoint, on web standards alone: `guide-messaging-auth/token-endpoint`. */
export { type CheckResult, checkServers } from './check-servers.js';
export type {
  CookieProof,
  HelpCenterJwtProof,
  IdTokenProof,
  TokenEndpointConfig,
  ZendeskApiAccess,
} from './config.js';
export { ConfigurationError, type ConfigurationMistake } from './configuration-error.js';
export type { Connection } from './connection.js';
export { createTokenEndpoint, type TokenEndpoint } from './create-token-endpoint.js';
export { type Environment, parseEnvironment } from './environment.js';
export type { Identity, IdentityInput, Role } from './identity/index.js';
export type { Log, LogEntry } from './log-entry.js';
export { PROBLEMS, type ProblemCode } from './problem.js';
export type { RateLimit } from './rate-limit/index.js';

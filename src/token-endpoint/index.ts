/** The token endpoint, on web standards alone: `guide-messaging-auth/token-endpoint`. */
export type {
  CookieProof,
  HelpCenterJwtProof,
  NoProof,
  Proof,
  TokenEndpointConfig,
  ZendeskApiAccess,
} from './config.js';
export { ConfigurationError, type ConfigurationMistake } from './configuration-error.js';
export type { Client } from './connection.js';
export { createTokenEndpoint, type TokenEndpoint } from './create-token-endpoint.js';
export { type Environment, parseEnvironment } from './environment.js';
export type { UserRole, Visitor } from './identity/identity.js';
export type { Log, LogEntry } from './log-entry.js';
export { PROBLEMS, type ProblemCode } from './problem.js';
export type { RateLimit } from './rate-limit/rate-limit.js';

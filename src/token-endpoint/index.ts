/** The token endpoint, on web standards alone: `guide-messaging-auth/token-endpoint`. */
export type { Client } from './client.js';
export type {
  CookieProof,
  HelpCenterJwtProof,
  NoProof,
  Proof,
  TokenEndpointConfig,
  ZendeskApiAccess,
} from './config.js';
export { ConfigurationError, type ConfigurationMistake } from './configuration-error.js';
export { createTokenEndpoint, type TokenEndpoint } from './create-token-endpoint.js';
export { type Environment, parseEnvironment } from './environment.js';
export type { Log, LogEntry } from './log-entry.js';
export { PROBLEMS, type ProblemCode } from './problem.js';
export type { RateLimit } from './rate-limit.js';
export type { UserRole, Visitor } from './visitor.js';

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
export { type Environment, environmentTable, parseEnvironment } from './environment.js';
export type { TokenServer } from './listen-on-node.js';
export type { Log, LogEntry } from './log-entry.js';
export { serveTokenEndpoint } from './node.js';
export { PROBLEMS, type ProblemCode } from './problem.js';
export { problemTable } from './problem-table.js';
export type { RateLimit } from './rate-limit.js';
export type { UserRole, Visitor } from './visitor.js';

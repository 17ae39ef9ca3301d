export { ACCESS_WORDS, type Access, type AccessVerdict } from './access.js';
export type { EndpointDetails, ValidProof } from './asker.js';
export { endpointChecks } from './checks/index.js';
export { type EndpointReport, examineEndpoint } from './examine-endpoint.js';
export type { ProofKind } from './ways-to-ask.js';

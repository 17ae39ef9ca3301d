/** The tools, for programs: `import { build } from 'guide-messaging-auth'`. */

export type { Widget } from './browser-code/index.js';
export {
  type Access,
  type AccountDetails,
  type EndpointDetails,
  type EndpointReport,
  examineAccount,
  examineEndpoint,
  examineTheme,
  type Finding,
  specification,
  type ValidProof,
} from './doctor/index.js';
export { checkTheme, type ThemeFinding } from './guide/check/index.js';
export { createTokenEndpoint, parseEnvironment, serveTokenEndpoint } from './moved-exports.js';
export { type BuildOptions, type BuildResult, build } from './theme-package/index.js';
export type { Proof as ProofName } from './token-endpoint/proofs-and-roles.js';

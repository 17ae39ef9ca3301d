export {
  type EndpointDetails,
  examineEndpoint,
  examineTheme,
  type Finding,
  specification,
} from './doctor/index.js';
export { checkTheme, type Finding as ThemeFinding } from './guide/check/index.js';
export { type BuildOptions, type BuildResult, build } from './theme-package/index.js';
export * from './token-endpoint/index.js';
export type { Proof as ProofName, Widget } from './vocabulary.js';

export {
  type BuildOptions,
  type BuildResult,
  build,
  checkTheme,
  type Finding as ThemeFinding,
} from './build/index.js';
export {
  type EndpointDetails,
  examineEndpoint,
  examineTheme,
  type Finding,
  specification,
} from './doctor/index.js';
export * from './token-endpoint/index.js';
export type { Proof as ProofName, Widget } from './vocabulary.js';

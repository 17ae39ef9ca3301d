export { type AccountDetails, examineAccount } from './account/index.js';
export {
  type Access,
  type AccessVerdict,
  type EndpointDetails,
  type EndpointReport,
  examineEndpoint,
  type ProofKind,
  type ValidProof,
} from './endpoint/index.js';
export type { Finding } from './finding.js';
export { helpCenterKeysOf } from './help-center-keys-of.js';
export { exitCodeOf, printReport, type Report, summaryOf } from './report.js';
export { checksTable, specification } from './specification.js';
export { examineTheme } from './theme/index.js';

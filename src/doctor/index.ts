export { checksTable } from './checks-table.js';
export { examineEndpoint } from './endpoint/examine-endpoint.js';
export type { EndpointDetails } from './endpoint/visit.js';
export type { Finding, FindingStatus } from './finding.js';
export { countFindings, printFindings } from './print-findings.js';
export { specification } from './specification.js';
export { examineTheme } from './theme/examine-theme.js';

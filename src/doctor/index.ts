export { checksTable } from './checks-table.js';
export { examineEndpoint } from './examine-endpoint.js';
export { examineTheme } from './examine-theme.js';
export type { Finding, FindingStatus } from './finding.js';
export { countFindings, printFindings } from './print-findings.js';
export { specification } from './specification.js';
export type { EndpointDetails } from './visit.js';

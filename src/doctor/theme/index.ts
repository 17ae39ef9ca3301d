export { examineTheme } from './examine-theme.js';
export { themeChecks } from './theme-checks.js';

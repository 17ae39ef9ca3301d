export { checkTheme, type Finding, type FindingCode } from './check-theme.js';
export { findingsTable } from './finding.js';
export {
  type ImportProblem,
  type ThemeImportError,
  themeImportErrors,
} from './theme-import-errors.js';

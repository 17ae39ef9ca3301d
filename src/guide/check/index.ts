export { checkTheme, type ThemeFinding, type ThemeFindingCode } from './check-theme.js';
export { findingsTable } from './finding.js';
export {
  type ImportProblem,
  type ThemeImportError,
  themeImportErrors,
} from './theme-import-errors.js';

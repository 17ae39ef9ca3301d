export { compileStylesheet } from './compile-stylesheet.js';
export { readTheme } from './read-theme.js';
export { readThemeFiles } from './read-theme-files.js';
export { settingLabel } from './setting-label.js';
export { templateProblems } from './template-problems.js';
export type * from './theme.js';
export { ThemeError, type ThemeErrorCode, type ThemeErrorPlace } from './theme-error.js';
export type { ThemeFiles } from './theme-files.js';
export { themeFromFiles } from './theme-from-files.js';

export { httpsHelp } from './https-help.js';
export { settingVariables } from './setting-values.js';
export type { StoredTheme } from './stored-theme.js';
export type { ThemeFor } from './theme-for.js';
export {
  createThemes,
  FOLDER_THEME,
  type ThemeChange,
  type Themes,
  ZCLI_PREVIEW,
} from './themes.js';
export { theming } from './theming.js';
export { zcliEnvironment } from './zcli-environment.js';
export { zcliInstructions } from './zcli-instructions.js';

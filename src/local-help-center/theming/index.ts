export { previewPageEnd } from './preview-page-end.js';
export type { ThemeFor } from './theme-for.js';
export { createThemes, FOLDER_THEME, type ThemeChange, type Themes } from './themes.js';
export { themingRoutes } from './theming-routes.js';
export { zcliEnvironment } from './zcli-environment.js';
export { zcliInstructions } from './zcli-instructions.js';

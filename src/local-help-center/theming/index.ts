export { themeFileRoutes } from './theme-file-routes.js';
export { createThemes, FOLDER_THEME, type ThemeChange, type Themes } from './themes.js';

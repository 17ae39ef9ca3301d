import { Hono } from 'hono';
import type { Part } from '../server/index.js';
import { previewPageEnd, previewRoutes } from './preview.js';
import { themeFileRoutes } from './theme-file-routes.js';
import { themeListRoutes } from './theme-list-routes.js';
import type { Themes } from './themes.js';

export { httpsHelp, zcliEnvironment, zcliInstructions } from './https-help.js';
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

/** What people and pages see of themes: their files, the list at `/developer/themes`, previews. */
export function theming(themes: Themes): Part {
  return {
    routes: new Hono()
      .route('/', themeFileRoutes(themes))
      .route('/', previewRoutes(themes))
      .route('/', themeListRoutes(themes)),
    pageEnd: previewPageEnd(themes),
  };
}

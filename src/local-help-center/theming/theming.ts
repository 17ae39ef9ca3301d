import { Hono } from 'hono';
import type { Part } from '../server/index.js';
import { previewPageEnd } from './preview-page-end.js';
import { previewRoutes } from './preview-routes.js';
import { themeFileRoutes } from './theme-file-routes.js';
import { themeListRoutes } from './theme-list-routes.js';
import type { Themes } from './themes.js';

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

export { liveReloadPageEnd } from './live-reload-page-end.js';
export { liveReloadRoutes } from './live-reload-routes.js';
export { type WatchThemeOptions, watchTheme } from './watch-theme.js';

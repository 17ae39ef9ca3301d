export { developerPanelPageEnd } from './developer-panel-page-end.js';
export { developerPanelRoutes } from './developer-panel-routes.js';

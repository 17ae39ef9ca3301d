export { classicWidgetPageEnd } from './classic-widget-page-end.js';
export { classicWidgetRoutes } from './classic-widget-routes.js';

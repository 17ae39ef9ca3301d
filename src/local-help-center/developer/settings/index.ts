export { settingsPanelRoutes } from './settings-panel-routes.js';

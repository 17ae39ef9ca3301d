import type { Part } from '../../server/index.js';
import type { Themes } from '../../theming/index.js';
import { settingsPanelRoutes } from './settings-panel-routes.js';

/** The settings panel of themes: Guide's "Customize". */
export function settingsPanel(themes: Themes): Part {
  return { routes: settingsPanelRoutes(themes) };
}

export { assetVariables, compileStylesheet } from './compile-stylesheet.js';
export { type JsonSource, parseJsonSource } from './json-source.js';
export { parseColor } from './parse-color.js';
export { type ManifestIssue, manifestOf } from './parse-manifest.js';
export { readTheme, themeFromFiles } from './read-theme.js';
export { MAX_THEME_BYTES, readOwnFile, readThemeFiles } from './read-theme-files.js';
export { settingLabel } from './setting-label.js';
export { type TemplateRefusal, templateProblems } from './template-problems.js';
export {
  FORM_HELPERS,
  FRAME_TEMPLATES,
  GLOBAL_HELPERS,
  isTemplateName,
  MAX_TEMPLATES_PER_FOLDER,
  OPTIONAL_TEMPLATE_FOLDERS,
  OPTIONAL_TEMPLATES,
  objectProperties,
  PARTIALS_FOLDER,
  REQUIRED_TEMPLATES,
  type TemplateName,
  templateProperties,
} from './templating-api.js';
export type * from './theme.js';
export { ThemeError } from './theme-error.js';

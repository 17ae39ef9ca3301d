/**
 * The files of a theme, by their path from the theme's folder with `/` between the steps:
 * `templates/home_page.hbs`, `manifest.json`.
 */
export type ThemeFiles = ReadonlyMap<string, Uint8Array>;

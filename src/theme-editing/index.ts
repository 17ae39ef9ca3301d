export { recoverTheme, wasInterrupted } from './journal.js';
export { type Addition, planAddition } from './plan-addition.js';
export { planRemoval } from './plan-removal.js';
export { readThemeTexts, themeRoot } from './read-theme-texts.js';
export { type MessagingSettings, SETTING_TYPES } from './settings-group.js';
export type { FileChange, ThemeTexts } from './theme-texts.js';
export { uncommittedChanges } from './uncommitted-changes.js';
export { writeChanges } from './write-changes.js';

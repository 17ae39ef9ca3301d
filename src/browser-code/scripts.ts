/** The widgets to which the visitor is signed in: the snippet is compiled for each. */
export const WIDGETS = ['messaging', 'classic'] as const;
export type Widget = (typeof WIDGETS)[number];

/** The parts of the local Help Center that run code in the browser: their folders in `src/local-help-center`. */
export const PARTS = [
  'developer/live-reload',
  'developer/panel',
  'developer/settings',
  'help-center/api-version-1',
  'widgets/agent',
  'widgets/classic',
  'widgets/messenger',
] as const;

export type BrowserPart = (typeof PARTS)[number];

/** The name of a part's script in `lib/browser`. */
export const partFile = (part: BrowserPart): string => `${part.replace('/', '-')}.js`;

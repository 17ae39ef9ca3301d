export type { GuideUrls } from './guide-urls.js';
export type { Reader, RejectedForm, View } from './view.js';

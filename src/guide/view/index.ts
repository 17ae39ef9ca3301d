export { type GuideUrls, guideUrls } from './guide-urls.js';
export type { Reader, RejectedForm, View } from './view.js';

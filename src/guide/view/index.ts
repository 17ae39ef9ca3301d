export type { GuideUrls, Reader, RejectedForm, View } from './view.js';

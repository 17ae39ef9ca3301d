export { attachmentObject } from './attachment-object.js';
export { commentObject } from './comment-object.js';
export { contributionObject } from './contribution-object.js';
export { currentUserObject } from './current-user-object.js';
export { helpCenterObject } from './help-center-object.js';
export { articleObject, categoryObject, sectionObject } from './knowledge-base-objects.js';
export { localeObject } from './locale-object.js';
export {
  categoryCrumbs,
  homeCrumb,
  sectionCrumbs,
  topicCrumbs,
} from './path-steps.js';
export { dasherized, postObject } from './post-object.js';
export { requestCommentObject } from './request-comment-object.js';
export { requestObject } from './request-object.js';
export { topicObject } from './topic-object.js';
export { userObject } from './user-object.js';

export { actionsHelper, editProfileHelper } from './actions.js';
export { recentArticlesHelper, relatedArticlesHelper } from './article-lists.js';
export { categoryTreeHelper, sectionTreeHelper } from './article-tree.js';
export { breadcrumbsHelper, type Crumb } from './breadcrumbs.js';
export { calcHelper } from './calc.js';
export {
  closedRequestCalloutHelper,
  commentCalloutHelper,
  requestCalloutHelper,
} from './callouts.js';
export { concatHelper, filterHelper, sliceHelper } from './collections.js';
export {
  compareHelper,
  containsHelper,
  isHelper,
  isntHelper,
  notHelper,
} from './comparisons.js';
export { dateHelper, timeAgo } from './date.js';
export { type FormTarget, formHelpers } from './form.js';
export {
  assetHelper,
  type FindLinkTarget,
  type LinkOptions,
  type LinkTarget,
  linkHelper,
  pagePathHelper,
} from './link.js';
export { type PaginatedLists, type Pagination, paginationHelper } from './pagination.js';
export { postBackForm } from './post-back-form.js';
export { recentActivityHelper } from './recent-activity.js';
export { requestListHelper } from './request-list.js';
export { satisfactionHelper } from './satisfaction.js';
export { searchHelper } from './search.js';
export { shareHelper } from './share.js';
export { signInLink } from './sign-in-link.js';
export { subscribeHelper } from './subscribe.js';
export { suggestionListHelper } from './suggestion-list.js';
export { dcHelper, excerptHelper, jsonHelper, jsonStringifyHelper, tHelper } from './text.js';
export {
  changePasswordHelper,
  contactDetailsHelper,
  myProfileHelper,
  userAvatarHelper,
  userInfoHelper,
  userNameHelper,
} from './user.js';
export { voteHelper } from './vote.js';

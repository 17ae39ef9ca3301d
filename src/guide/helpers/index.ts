export { actionsHelper, editProfileHelper } from './actions.js';
export { relatedArticlesHelper } from './article-lists.js';
export { categoryTreeHelper, sectionTreeHelper } from './article-tree.js';
export { breadcrumbsHelper, type Crumb } from './breadcrumbs.js';
export {
  closedRequestCalloutHelper,
  commentCalloutHelper,
  requestCalloutHelper,
} from './callouts.js';
export { timeAgo } from './date.js';
export { type FormTarget, formHelpers } from './form.js';
export { globalHelpers } from './global-helpers.js';
export { type FindLinkTarget, type LinkOptions, type LinkTarget, signInLink } from './link.js';
export { type PaginatedLists, type Pagination, paginationHelper } from './pagination.js';
export { postBackForm } from './post-back-form.js';
export { requestListHelper } from './request-list.js';
export { satisfactionHelper } from './satisfaction.js';
export { shareHelper } from './share.js';
export { subscribeHelper } from './subscribe.js';
export { suggestionListHelper } from './suggestion-list.js';
export { voteHelper } from './vote.js';

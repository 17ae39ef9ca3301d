import { articlePage } from './article-page.js';
import { categoryPage } from './category-page.js';
import { postListPage, topicListPage, topicPage } from './community-pages.js';
import { contributionsPage } from './contributions-page.js';
import { customPage } from './custom-page.js';
import { errorPage } from './error-page.js';
import { homePage } from './home-page.js';
import { newPostPage } from './new-post-page.js';
import { newRequestPage } from './new-request-page.js';
import type { PageDefinition } from './page-definition.js';
import { postPage } from './post-page.js';
import { requestPage, surveyResponsePage } from './request-page.js';
import { requestsPage } from './requests-page.js';
import { searchResultsPage } from './search-results-page.js';
import { sectionPage } from './section-page.js';
import {
  applicationsPage,
  approvalListPage,
  approvalPage,
  serviceListPage,
  servicePage,
} from './service-pages.js';
import { subscriptionsPage } from './subscriptions-page.js';
import { userProfilePage } from './user-profile-page.js';

export { errorData, errorPage } from './error-page.js';
export { chosenTicketForm, fieldKey } from './new-request-form.js';
export {
  idOf,
  isInTheme,
  type PageData,
  type PageDefinition,
  type PageError,
  type PageLink,
  pathOf,
} from './page-definition.js';
export { guideUrls } from './urls-of-pages.js';
export { articlePage, newPostPage, newRequestPage, postPage, requestPage };

/** Every page of the Help Center. Where two paths match an address, the first one here has it. */
export const pages: readonly PageDefinition[] = [
  homePage,
  categoryPage,
  sectionPage,
  articlePage,
  searchResultsPage,
  newRequestPage,
  requestsPage,
  requestPage,
  surveyResponsePage,
  topicListPage,
  topicPage,
  postListPage,
  newPostPage,
  postPage,
  userProfilePage,
  contributionsPage,
  subscriptionsPage,
  customPage,
  serviceListPage,
  servicePage,
  applicationsPage,
  approvalListPage,
  approvalPage,
  errorPage,
];

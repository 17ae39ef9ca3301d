import type { GuideUrls } from '../view/index.js';
import { articlePage } from './article-page.js';
import { categoryPage } from './category-page.js';
import { postListPage, topicListPage, topicPage } from './community-pages.js';
import { contributionsPage } from './contributions-page.js';
import { customPage } from './custom-page.js';
import { homePage } from './home-page.js';
import { newPostPage } from './new-post-page.js';
import { newRequestPage } from './new-request-page.js';
import { type PageDefinition, pathOf } from './page-definition.js';
import { postPage } from './post-page.js';
import { requestPage } from './request-page.js';
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

/** @param locale as in `/hc/LOCALE`. */
export function guideUrls(locale: string): GuideUrls {
  const home = `/hc/${locale}`;
  const only = (page: PageDefinition) => home + pathOf(page);
  const each = (page: PageDefinition) => (part: number | string) => home + pathOf(page, part);
  const titled = (page: PageDefinition) => (id: number, title?: string) =>
    home + pathOf(page, withTitle(id, title));
  return {
    home: only(homePage),
    search: only(searchResultsPage),
    requests: only(requestsPage),
    newRequest: only(newRequestPage),
    subscriptions: only(subscriptionsPage),
    community: only(topicListPage),
    posts: only(postListPage),
    newPost: only(newPostPage),
    services: only(serviceListPage),
    approvals: only(approvalListPage),
    applications: only(applicationsPage),
    // Zendesk's, not Guide's: no theme has a template for them.
    signIn: `${home}/signin`,
    signOut: '/access/logout',
    category: titled(categoryPage),
    section: titled(sectionPage),
    article: titled(articlePage),
    topic: titled(topicPage),
    post: titled(postPage),
    request: each(requestPage),
    contributions: each(contributionsPage),
    profile: each(userProfilePage),
    customPage: each(customPage),
    service: each(servicePage),
    approval: each(approvalPage),
  };
}

/** `123-Some-title`, as Guide has it in addresses. */
function withTitle(id: number, title: string | undefined): string {
  const slug = (title ?? '')
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '-')
    // There are no two dashes next to each other any more.
    .replace(/^-|-$/g, '');
  return slug === '' ? String(id) : `${id}-${slug}`;
}

export { attachmentType } from './attachment-type.js';
export type { VotableKind } from './ballot.js';
export type {
  Article,
  Attachment,
  Badge,
  Category,
  Comment,
  Content,
  Locale,
  Post,
  RequestRecord,
  RequestStatus,
  Section,
  TicketField,
  TicketForm,
  Topic,
} from './content-schema.js';
export { type Contribution, contributionsOf, timeOf } from './contributions-of.js';
export { findRequests, type RequestFolder } from './find-requests.js';
export type { FollowableKind } from './follows.js';
export { createGuideStore, type GuideStore, type NewRequest, zendeskTime } from './guide-store.js';
export { loadContent, sampleContentFolder } from './load-content.js';
export type { HelpCenterRole, Person } from './person.js';
export { avatarUrl, type Profile } from './profile-directory.js';
export { type SearchHit, searchHits, wordsOf } from './search-hits.js';
export {
  isStaff,
  maySeeRequest,
  type Viewer,
  visibleArticles,
  visiblePosts,
  visibleSections,
  visibleTopics,
} from './visibility.js';

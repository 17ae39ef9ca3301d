import type { Helper } from '../curlybars/index.js';
import {
  assetHelper,
  calcHelper,
  changePasswordHelper,
  compareHelper,
  concatHelper,
  contactDetailsHelper,
  containsHelper,
  dateHelper,
  dcHelper,
  excerptHelper,
  filterHelper,
  isHelper,
  isntHelper,
  jsonHelper,
  jsonStringifyHelper,
  linkHelper,
  myProfileHelper,
  notHelper,
  pagePathHelper,
  recentActivityHelper,
  recentArticlesHelper,
  searchHelper,
  sliceHelper,
  tHelper,
  userAvatarHelper,
  userInfoHelper,
  userNameHelper,
} from '../helpers/index.js';
import type { View } from '../view/index.js';
import { linkTargets } from './link-targets.js';

/**
 * The helpers that every template has: Zendesk's global and global advanced helpers.
 *
 * @param scope to what a scoped search keeps, as query parameters.
 */
export function globalHelpers(
  view: View,
  scope: Readonly<Record<string, string>>,
): Record<string, Helper> {
  const findLinkTarget = linkTargets(view);
  return {
    asset: assetHelper(view.theme),
    calc: calcHelper,
    change_password: changePasswordHelper(view),
    compare: compareHelper,
    concat: concatHelper,
    contact_details: contactDetailsHelper(view),
    contains: containsHelper,
    date: dateHelper(view),
    dc: dcHelper,
    excerpt: excerptHelper,
    filter: filterHelper,
    is: isHelper,
    isnt: isntHelper,
    json: jsonHelper,
    json_stringify: jsonStringifyHelper,
    link: linkHelper(findLinkTarget),
    my_profile: myProfileHelper(view),
    not: notHelper,
    page_path: pagePathHelper(findLinkTarget),
    recent_activity: recentActivityHelper(view),
    recent_articles: recentArticlesHelper(view),
    search: searchHelper(view, scope),
    slice: sliceHelper,
    t: tHelper(view.translate),
    user_avatar: userAvatarHelper(view),
    user_info: userInfoHelper(view),
    user_name: userNameHelper(view),
  };
}

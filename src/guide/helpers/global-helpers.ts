import type { Helper } from '../curlybars/index.js';
import type { View } from '../view/index.js';
import { recentArticlesHelper } from './article-lists.js';
import { calcHelper } from './calc.js';
import { concatHelper, filterHelper, sliceHelper } from './collections.js';
import { compareHelper, containsHelper, isHelper, isntHelper, notHelper } from './comparisons.js';
import { dateHelper } from './date.js';
import { assetHelper, type FindLinkTarget, linkHelper, pagePathHelper } from './link.js';
import { recentActivityHelper } from './recent-activity.js';
import { searchHelper } from './search.js';
import { dcHelper, excerptHelper, jsonHelper, jsonStringifyHelper, tHelper } from './text.js';
import {
  changePasswordHelper,
  contactDetailsHelper,
  myProfileHelper,
  userAvatarHelper,
  userInfoHelper,
  userNameHelper,
} from './user.js';

/**
 * The helpers that every template has: Zendesk's global and global advanced helpers.
 *
 * @param findLinkTarget where `link` and `page_path` lead.
 * @param scope to what a scoped search keeps, as query parameters.
 */
export function globalHelpers(
  view: View,
  findLinkTarget: FindLinkTarget,
  scope: Readonly<Record<string, string>>,
): Record<string, Helper> {
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

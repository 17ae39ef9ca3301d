import type { Helper } from '../curlybars/index.js';
import {
  changePasswordHelper,
  contactDetailsHelper,
  myProfileHelper,
} from '../helpers/account-links.js';
import { assetHelper } from '../helpers/asset.js';
import { calcHelper } from '../helpers/calc.js';
import { concatHelper, filterHelper, sliceHelper } from '../helpers/collections.js';
import {
  compareHelper,
  containsHelper,
  isHelper,
  isntHelper,
  notHelper,
} from '../helpers/comparisons.js';
import { dateHelper } from '../helpers/date.js';
import { dcHelper } from '../helpers/dc.js';
import { excerptHelper } from '../helpers/excerpt.js';
import { jsonHelper, jsonStringifyHelper } from '../helpers/json.js';
import { linkHelper } from '../helpers/link.js';
import { pagePathHelper } from '../helpers/page-path.js';
import { recentActivityHelper } from '../helpers/recent-activity.js';
import { recentArticlesHelper } from '../helpers/recent-articles.js';
import { searchHelper } from '../helpers/search.js';
import { tHelper } from '../helpers/t.js';
import { userAvatarHelper, userInfoHelper, userNameHelper } from '../helpers/user.js';
import type { Page, PageContent } from './page.js';

/** The helpers that every template has: Zendesk's global and global advanced helpers. */
export function globalHelpers(page: Page, content: PageContent): Record<string, Helper> {
  return {
    asset: assetHelper(page),
    calc: calcHelper,
    change_password: changePasswordHelper(page),
    compare: compareHelper,
    concat: concatHelper,
    contact_details: contactDetailsHelper(page),
    contains: containsHelper,
    date: dateHelper(page),
    dc: dcHelper(page),
    excerpt: excerptHelper(),
    filter: filterHelper,
    is: isHelper,
    isnt: isntHelper,
    json: jsonHelper,
    json_stringify: jsonStringifyHelper,
    link: linkHelper(page),
    my_profile: myProfileHelper(page),
    not: notHelper,
    page_path: pagePathHelper(page),
    recent_activity: recentActivityHelper(page),
    recent_articles: recentArticlesHelper(page),
    search: searchHelper(page, content),
    slice: sliceHelper,
    t: tHelper(page),
    user_avatar: userAvatarHelper(page),
    user_info: userInfoHelper(page),
    user_name: userNameHelper(page),
  };
}

import { visibleArticles } from '../content/visible-articles.js';
import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { articleObject } from '../objects/article-object.js';
import { postObject } from '../objects/post-object.js';
import { element } from '../html/element.js';
import type { Page } from '../render/page.js';
import { timeAgo } from './time-ago.js';

interface Activity {
  readonly action: 'article_created' | 'article_commented' | 'post_created' | 'post_commented';
  readonly at: string;
  readonly title: string;
  readonly url: string;
  readonly parent: { readonly name: string; readonly url: string };
  readonly comments: number;
}

const SHOWN = 5;

/**
 * `{{recent_activity}}`: what was written last in the Help Center. `scope='community'` (or the
 * older `scope='knowledge_base'`) keeps to one half of it.
 */
export function recentActivityHelper(page: Page): Helper {
  return ({ options }) => {
    const activities = [
      ...(options.scope === 'community' ? [] : articleActivities(page)),
      ...(options.scope === 'knowledge_base' ? [] : postActivities(page)),
    ]
      .sort((left, right) => right.at.localeCompare(left.at))
      .slice(0, SHOWN);
    const heading = element(
      'h2',
      { class: 'recent-activity-header' },
      escapeHtml(page.translate('helper.recent_activity')),
    );
    const list =
      activities.length === 0
        ? element(
            'p',
            { class: 'recent-activity-no-activities' },
            escapeHtml(page.translate('helper.recent_activity.none')),
          )
        : element(
            'ul',
            { class: 'recent-activity-list' },
            activities.map((activity) => element('li', {}, item(page, activity))).join(''),
          );
    return safeHtml(
      element('div', { class: 'recent-activity', 'data-recent-activity': '' }, heading + list),
    );
  };
}

function articleActivities(page: Page): Activity[] {
  return visibleArticles(page).map((article) => {
    const { url, title, section } = articleObject(page, article);
    const last = article.comments.at(-1);
    return {
      action: last ? 'article_commented' : 'article_created',
      at: last?.created_at ?? article.created_at,
      title,
      url,
      parent: { name: section?.name ?? '', url: section?.url ?? page.urls.home },
      comments: article.comments.length,
    };
  });
}

function postActivities(page: Page): Activity[] {
  return page.store.posts.map((post) => {
    const { url, title, topic } = postObject(page, post);
    const last = post.comments.at(-1);
    return {
      action: last ? 'post_commented' : 'post_created',
      at: last?.created_at ?? post.created_at,
      title,
      url,
      parent: { name: topic?.name ?? '', url: topic?.url ?? page.urls.community },
      comments: post.comments.length,
    };
  });
}

function item(page: Page, activity: Activity): string {
  const when = timeAgo(new Date(activity.at), page.now, page.locale.locale);
  const what = page.translate(`helper.recent_activity.${activity.action}`);
  const count = page.translate('helper.number_of_comments', { count: activity.comments });
  const meta = [
    element('div', { class: 'recent-activity-item-time' }, escapeHtml(`${what} ${when}`)),
    element(
      'div',
      { class: 'recent-activity-item-comment' },
      element(
        'span',
        {
          class: 'recent-activity-comment-icon',
          'aria-hidden': 'true',
          'data-comment-count': activity.comments,
        },
        COMMENT_ICON,
      ) + element('span', { class: 'recent-activity-accessibility-label' }, escapeHtml(count)),
    ),
  ];
  return element(
    'section',
    { class: 'recent-activity-item', 'data-recent-activity-action': activity.action },
    [
      element(
        'h3',
        {},
        element(
          'a',
          { class: 'recent-activity-item-parent', href: activity.parent.url },
          escapeHtml(activity.parent.name),
        ),
      ),
      element(
        'a',
        { class: 'recent-activity-item-link', href: activity.url },
        escapeHtml(activity.title),
      ),
      element('div', { class: 'recent-activity-item-meta' }, meta.join('')),
    ].join(''),
  );
}

/** A speech bubble. */
const COMMENT_ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="12" viewBox="0 0 12 12" focusable="false">' +
  '<path fill="none" stroke="currentColor" d="M1.5 1.5h9v6h-5l-3 3v-3h-1z"/></svg>';

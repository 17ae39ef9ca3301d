import { type Article, visibleArticles, visiblePosts, visibleSections } from '../content/index.js';
import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader, View } from '../view/index.js';
import { timeAgo } from './date.js';

type ActivityView = Reader & Pick<View, 'now'>;

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
 * `{{recent_activity}}`: the articles that were written or commented on last; with
 * `scope='community'` the posts. `scope='category'` and `scope='section'` keep to the articles of the
 * page's category or section.
 *
 * Source: developer.zendesk.com, Help Center Templates, "recent_activity helper".
 */
export function recentActivityHelper(view: ActivityView): Helper {
  return ({ options, root }) => {
    const activities = activitiesIn(view, options.scope, root)
      .sort((left, right) => right.at.localeCompare(left.at))
      .slice(0, SHOWN);
    const heading = element(
      'h2',
      { class: 'recent-activity-header' },
      escapeHtml(view.translate('helper.recent_activity')),
    );
    const list =
      activities.length === 0
        ? element(
            'p',
            { class: 'recent-activity-no-activities' },
            escapeHtml(view.translate('helper.recent_activity.none')),
          )
        : element(
            'ul',
            { class: 'recent-activity-list' },
            activities.map((activity) => element('li', {}, item(view, activity))).join(''),
          );
    return safeHtml(
      element('div', { class: 'recent-activity', 'data-recent-activity': '' }, heading + list),
    );
  };
}

function activitiesIn(view: ActivityView, scope: unknown, page: unknown): Activity[] {
  if (scope === 'community') return postActivities(view);
  const within = scope === 'category' || scope === 'section' ? idIn(page, scope) : undefined;
  if (within === undefined) return articleActivities(view, () => true);
  const sections = visibleSections(view).filter((section) =>
    scope === 'section' ? section.id === within : section.category === within,
  );
  return articleActivities(view, (article) => sections.some(({ id }) => id === article.section));
}

/** The id of the page's `category` or `section`, which only these pages have. */
function idIn(page: unknown, name: 'category' | 'section'): unknown {
  return (page as Partial<Record<typeof name, { readonly id: number }>>)[name]?.id;
}

function articleActivities(
  { urls, locale, ...viewer }: ActivityView,
  keeps: (article: Article) => boolean,
): Activity[] {
  const { store } = viewer;
  return visibleArticles(viewer)
    .filter(keeps)
    .map((article) => {
      const title = store.localized(article.title, locale.locale);
      const section = store.content.sections.find(({ id }) => id === article.section);
      const name = section ? store.localized(section.name, locale.locale) : '';
      const last = article.comments.at(-1);
      return {
        action: last ? 'article_commented' : 'article_created',
        at: last?.created_at ?? article.created_at,
        title,
        url: urls.article(article.id, title),
        parent: { name, url: section ? urls.section(section.id, name) : urls.home },
        comments: article.comments.length,
      };
    });
}

function postActivities({ urls, locale, ...viewer }: ActivityView): Activity[] {
  const { store } = viewer;
  return visiblePosts(viewer).map((post) => {
    const topic = store.content.topics.find(({ id }) => id === post.topic);
    const name = topic ? store.localized(topic.name, locale.locale) : '';
    const last = post.comments.at(-1);
    return {
      action: last ? 'post_commented' : 'post_created',
      at: last?.created_at ?? post.created_at,
      title: post.title,
      url: urls.post(post.id, post.title),
      parent: { name, url: topic ? urls.topic(topic.id, name) : urls.community },
      comments: post.comments.length,
    };
  });
}

function item(view: ActivityView, activity: Activity): string {
  const when = timeAgo(new Date(activity.at), view.now, view.locale.locale);
  const what = view.translate(`helper.recent_activity.${activity.action}`);
  const count = view.translate('helper.number_of_comments', { count: activity.comments });
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

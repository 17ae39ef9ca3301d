import type { Article, Comment, Post } from '../content/index.js';
import type { Helper } from '../curlybars/index.js';
import { blockHtml, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader } from '../view/index.js';
import { POST_BACK_FORM } from './post-back-form.js';

export type Votable =
  | { readonly kind: 'article'; readonly record: Article }
  | { readonly kind: 'post'; readonly record: Post }
  | {
      readonly kind: 'article_comment' | 'post_comment';
      readonly record: Comment;
      readonly parentId: number;
    };

/**
 * `{{vote 'up'}}`, `'down'`, `'sum'`, `'count'`, `'label'`: a helper of articles, posts and their
 * comments. Up and down are toggle buttons that send the vote; the block form contains what is in them.
 * The `data-*` attributes are those of Guide's own output, which themes' scripts read.
 */
export function voteHelper(
  reader: Pick<Reader, 'apiVersion' | 'person' | 'store' | 'translate' | 'urls'>,
  votable: Votable,
): Helper {
  return ({ args, options, block }) => {
    const tally = reader.store.tally(votable.kind, votable.record, reader.person);
    const count = tally.up + tally.down;
    const label = reader.translate('helper.found_helpful', { up: tally.up, count });
    const { selected_class: selectedClass, class: className, ...attributes } = options;
    const type = args[0];
    const data = {
      'data-helper': 'vote',
      'data-item': votable.kind.replace('_', '-'),
      'data-type': type,
      'data-id': votable.record.id,
      'data-upvote-count': tally.up,
      'data-vote-count': count,
      'data-vote-sum': tally.up - tally.down,
      'data-vote-url': voteUrl(reader, votable),
      'data-value': tally.own ?? 'null',
      'data-label': label,
    };
    switch (type) {
      case 'sum':
        return safeHtml(
          element(
            'span',
            { ...attributes, class: className, ...data },
            String(tally.up - tally.down),
          ),
        );
      case 'count':
        return safeHtml(
          element('span', { ...attributes, class: className, ...data }, String(count)),
        );
      case 'label':
        return safeHtml(element('span', { ...attributes, class: className, ...data }, label));
      case 'up':
      case 'down': {
        const own = tally.own === type;
        const article = votable.kind === 'article';
        const chosen = own && (selectedClass ?? `${type}-voted`);
        const classes = [className, chosen].filter(Boolean).join(' ') || null;
        const yesOrNo = reader.translate(type === 'up' ? 'helper.yes' : 'helper.no');
        const signIn = reader.person === null && { 'data-auth-action': 'signin' };
        if (reader.apiVersion === 1) {
          // As observed on pages of version 1: an empty link with a title and no class but the
          // theme's, which draws it.
          const link = {
            class: classes,
            ...data,
            ...signIn,
            'data-selected-class': selectedClass ?? 'null',
            'aria-selected': String(own),
            ...attributes,
            rel: 'nofollow',
            title: yesOrNo,
            href: '#',
            'data-post-back': voteUrl(reader, votable),
          };
          return safeHtml(element('a', link, blockHtml(block)));
        }
        const name = reader.translate(
          article ? `article_${type === 'up' ? 'helpful' : 'not_helpful'}` : `helper.vote_${type}`,
        );
        return safeHtml(
          element(
            'button',
            {
              ...attributes,
              // A toggle has aria-pressed; in a theme that makes it a radio it has aria-checked.
              [attributes.role === 'radio' ? 'aria-checked' : 'aria-pressed']: String(own),
              type: 'submit',
              form: POST_BACK_FORM,
              formaction: voteUrl(reader, votable),
              name: 'value',
              value: type,
              class: classes,
              ...data,
              ...signIn,
              'data-selected-class': selectedClass ?? 'null',
              'aria-label': name,
              title: name,
            },
            blockHtml(block) || (article ? yesOrNo : ''),
          ),
        );
      }
      default:
        throw new Error(
          `vote takes 'up', 'down', 'sum', 'count' or 'label', not '${String(type)}'`,
        );
    }
  };
}

function voteUrl(
  reader: Pick<Reader, 'apiVersion' | 'person' | 'store' | 'translate' | 'urls'>,
  votable: Votable,
): string {
  const { urls } = reader;
  switch (votable.kind) {
    case 'article':
      return `${urls.article(votable.record.id)}/vote`;
    case 'post':
      return `${urls.post(votable.record.id)}/vote`;
    case 'article_comment':
      return `${urls.article(votable.parentId)}/comments/${votable.record.id}/vote`;
    case 'post_comment':
      return `${urls.post(votable.parentId)}/comments/${votable.record.id}/vote`;
  }
}

import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader } from '../view/index.js';
import { signInLink } from './link.js';

/** A sentence with a link in it: `{link}` in the words marks its place. */
function sentenceWithLink(sentence: string, link: string): string {
  const [before = '', after = ''] = sentence.split('{link}');
  return `${escapeHtml(before)}${link}${escapeHtml(after)}`;
}

/** `{{comment_callout}}`: asks visitors to sign in and people to comment, or explains why there is no form. */
export function commentCalloutHelper(
  reader: Pick<Reader, 'person' | 'translate' | 'url' | 'urls'>,
  { disabled, comments }: { readonly disabled: boolean; readonly comments: number },
): Helper {
  return () => {
    if (disabled) return reader.translate('helper.comment_disabled');
    if (reader.person) return comments === 0 ? reader.translate('helper.comment_first') : '';
    const { href, attributes } = signInLink(reader);
    const link = element(
      'a',
      { ...attributes, href },
      escapeHtml(reader.translate('helper.comment_signin_link')),
    );
    return safeHtml(sentenceWithLink(reader.translate('helper.comment_signin'), link));
  };
}

/** `{{request_callout}}`: asks for a request when an article did not help. */
export function requestCalloutHelper(
  reader: Pick<Reader, 'person' | 'translate' | 'url' | 'urls'>,
): Helper {
  return () => {
    const link = element(
      'a',
      { href: reader.urls.newRequest },
      escapeHtml(reader.translate('submit_a_request')),
    );
    return safeHtml(sentenceWithLink(reader.translate('helper.request_callout'), link));
  };
}

/** `{{comment_callout}}` on a request: where a closed one can be followed up. */
export function closedRequestCalloutHelper(
  reader: Pick<Reader, 'person' | 'translate' | 'url' | 'urls'>,
  request: { id: number; closed: boolean },
): Helper {
  return () => {
    if (!request.closed) return '';
    const link = element(
      'a',
      { href: `${reader.urls.newRequest}?parent_id=${request.id}` },
      escapeHtml(reader.translate('helper.request_closed_link')),
    );
    return safeHtml(sentenceWithLink(reader.translate('helper.request_closed'), link));
  };
}

import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/element.js';
import type { Page } from '../render/page.js';
import { linkTarget } from './link-target.js';

/** A sentence with a link in it: `{link}` in the words is where it stands. */
function sentenceWithLink(sentence: string, link: string): string {
  const [before = '', after = ''] = sentence.split('{link}');
  return `${escapeHtml(before)}${link}${escapeHtml(after)}`;
}

/** `{{comment_callout}}`: asks visitors to sign in, or says why there is no form. */
export function commentCalloutHelper(page: Page, { disabled }: { disabled: boolean }): Helper {
  return () => {
    if (disabled) return page.translate('helper.comment_disabled');
    if (page.person) return '';
    const target = linkTarget(page, 'sign_in', {});
    const link = element(
      'a',
      { ...target?.attributes, href: target?.href },
      escapeHtml(page.translate('helper.comment_signin_link')),
    );
    return safeHtml(sentenceWithLink(page.translate('helper.comment_signin'), link));
  };
}

/** `{{request_callout}}`: asks for a request when an article did not help. */
export function requestCalloutHelper(page: Page): Helper {
  return () => {
    const link = element(
      'a',
      { href: page.urls.newRequest },
      escapeHtml(page.translate('submit_a_request')),
    );
    return safeHtml(sentenceWithLink(page.translate('helper.request_callout'), link));
  };
}

/** `{{comment_callout}}` on a request: where a closed one can be followed up. */
export function closedRequestCalloutHelper(
  page: Page,
  request: { id: number; closed: boolean },
): Helper {
  return () => {
    if (!request.closed) return '';
    const link = element(
      'a',
      { href: `${page.urls.newRequest}?parent_id=${request.id}` },
      escapeHtml(page.translate('helper.request_closed_link')),
    );
    return safeHtml(sentenceWithLink(page.translate('helper.request_closed'), link));
  };
}

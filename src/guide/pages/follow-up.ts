import type { RequestRecord } from '../content/content-schema.js';
import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/element.js';
import type { Page } from '../render/page.js';

/** `{{follow_up}}`: which request the new one follows up; nothing when it is none. */
export function followUpHelper(page: Page, parent: RequestRecord | null): Helper {
  return () => {
    if (parent === null) return '';
    const link = element('a', { href: page.urls.request(parent.id) }, `#${parent.id}`);
    return safeHtml(
      `${escapeHtml(page.translate('followup'))} ${link} “${escapeHtml(parent.subject)}”`,
    );
  };
}

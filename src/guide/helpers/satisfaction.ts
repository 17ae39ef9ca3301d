import type { RequestRecord } from '../content/content-schema.js';
import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/element.js';
import type { Page } from '../render/page.js';
import { POST_BACK_FORM } from './post-back-form.js';

/** `{{satisfaction}}`: how the support was, asked of who made a solved request. */
export function satisfactionHelper(page: Page, request: RequestRecord): Helper {
  return () => {
    if (request.status !== 'solved' || request.satisfaction === undefined) return '';
    const rate = (value: 'good' | 'bad') =>
      element(
        'button',
        {
          type: 'submit',
          form: POST_BACK_FORM,
          formaction: `${page.urls.request(request.id)}/satisfaction`,
          name: 'satisfaction',
          value,
          class: `button satisfaction-${value}`,
          'aria-pressed': String(request.satisfaction === value),
        },
        escapeHtml(page.translate(`helper.satisfaction.${value}`)),
      );
    const question = page.translate('helper.satisfaction.question');
    return safeHtml(
      element(
        'div',
        { class: 'satisfaction-box', role: 'group', 'aria-label': question },
        element('p', {}, escapeHtml(question)) + rate('good') + rate('bad'),
      ),
    );
  };
}

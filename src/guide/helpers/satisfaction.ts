import type { RequestRecord } from '../content/index.js';
import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader } from '../view/index.js';
import { POST_BACK_FORM } from './post-back-form.js';

/** `{{satisfaction}}`: how the support was, asked of who made a solved request. */
export function satisfactionHelper(
  reader: Pick<Reader, 'translate' | 'urls'>,
  request: RequestRecord,
): Helper {
  return () => {
    if (request.status !== 'solved' || request.satisfaction === undefined) return '';
    const rate = (value: 'good' | 'bad') =>
      element(
        'button',
        {
          type: 'submit',
          form: POST_BACK_FORM,
          formaction: `${reader.urls.request(request.id)}/satisfaction`,
          name: 'satisfaction',
          value,
          class: `button satisfaction-${value}`,
          'aria-pressed': String(request.satisfaction === value),
        },
        escapeHtml(reader.translate(`helper.satisfaction.${value}`)),
      );
    const question = reader.translate('helper.satisfaction.question');
    return safeHtml(
      element(
        'div',
        { class: 'satisfaction-box', role: 'group', 'aria-label': question },
        element('p', {}, escapeHtml(question)) + rate('good') + rate('bad'),
      ),
    );
  };
}

import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader } from '../view/index.js';

/** What the list shows of a request. */
interface ListedRequest {
  readonly id: number;
  readonly url: string;
  readonly subject: string;
  readonly status_name: string;
  readonly updated_at: string;
}

/** `{{request_list}}`: the list of requests as Guide draws it itself (API version 3). */
export function requestListHelper(
  reader: Pick<Reader, 'translate'>,
  requests: readonly ListedRequest[],
): Helper {
  return () => {
    if (requests.length === 0) {
      return safeHtml(
        element('p', { class: 'no-activities' }, escapeHtml(reader.translate('no_requests'))),
      );
    }
    const cell = (html: string) => element('td', {}, html);
    const rows = requests.map((request) =>
      element(
        'tr',
        {},
        [
          cell(element('a', { href: request.url }, escapeHtml(request.subject))),
          cell(`#${request.id}`),
          cell(escapeHtml(request.updated_at.slice(0, 10))),
          cell(escapeHtml(request.status_name)),
        ].join(''),
      ),
    );
    const heads = ['subject', 'id', 'last_activity', 'status'].map((word) =>
      element('th', { scope: 'col' }, escapeHtml(reader.translate(word))),
    );
    const head = element('thead', {}, element('tr', {}, heads.join('')));
    return safeHtml(
      element(
        'table',
        { class: 'table requests-table', 'data-helper': 'request-list' },
        head + element('tbody', {}, rows.join('')),
      ),
    );
  };
}

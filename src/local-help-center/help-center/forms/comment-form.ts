import type { Page, RejectedForm } from '../../../guide/render/page.js';

const LONGEST_COMMENT = 10_000;

/** @param fields `body`: what was written. */
export function newCommentForm(
  page: Page,
  fields: Readonly<Record<string, string>>,
): { readonly body: string } | RejectedForm {
  const body = fields.body?.trim() ?? '';
  const field = page.translate('comment', { count: 1 });
  if (body === '') {
    return rejected(fields, { body: page.translate('helper.error.blank', { field }) });
  }
  if (body.length > LONGEST_COMMENT) {
    const limit = LONGEST_COMMENT;
    return rejected(fields, { body: page.translate('helper.error.long', { field, limit }) });
  }
  return { body };
}

function rejected(
  values: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, string>>,
): RejectedForm {
  return { values, errors };
}

import type { RejectedForm, View } from '../../../guide/view/index.js';

const LONGEST_COMMENT = 10_000;

/** @param fields `body`: what was written. */
export function newCommentForm(
  view: View,
  fields: Readonly<Record<string, string>>,
): { readonly body: string } | RejectedForm {
  const body = fields.body?.trim() ?? '';
  const field = view.translate('comment', { count: 1 });
  if (body === '') {
    return rejected(fields, { body: view.translate('helper.error.blank', { field }) });
  }
  if (body.length > LONGEST_COMMENT) {
    const limit = LONGEST_COMMENT;
    return rejected(fields, { body: view.translate('helper.error.long', { field, limit }) });
  }
  return { body };
}

function rejected(
  values: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, string>>,
): RejectedForm {
  return { values, errors };
}

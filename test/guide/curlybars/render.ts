import { type Helper, parseTemplate, renderTemplate } from '../../../src/guide/curlybars/index.js';

/** Renders a source, as the tests say it: what the template sees, and the helpers it may call. */
export function render(
  source: string,
  context: object = {},
  helpers: Readonly<Record<string, Helper>> = {},
  partial: (name: string) => string | undefined = () => undefined,
): string {
  return renderTemplate(parseTemplate(source), { context, helpers, partial });
}

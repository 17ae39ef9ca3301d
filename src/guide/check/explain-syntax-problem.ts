import type { TemplateProblem } from '../curlybars/index.js';
import type { ThemeFindingCode } from './finding.js';

export interface SyntaxExplanation {
  readonly code: ThemeFindingCode;
  readonly message: string;
  readonly fix: string;
}

interface Habit extends SyntaxExplanation {
  /** What is directly before the place, and what is at the place. */
  readonly before: RegExp;
  readonly at: RegExp;
}

/** What people who know Handlebars write, and Curlybars does not have. */
const HABITS: readonly Habit[] = [
  {
    before: /\{\{~?\s*else\s+$/,
    at: /^\w/,
    code: 'else-if',
    message: 'Curlybars has no {{else if}}: after {{else}} nothing may follow.',
    fix: 'Write {{else}}{{#if …}}…{{/if}} inside, and close both.',
  },
  {
    before: /\{\{$/,
    at: /^[{&]/,
    code: 'triple-stash',
    message: 'Curlybars has no {{{…}}} and no {{&…}}: it escapes every value.',
    fix: 'Write {{…}}; what Guide gives as HTML, such as article.body, is printed as HTML.',
  },
  {
    before: /\{\{~?$/,
    at: /^\^/,
    code: 'inverse',
    message: 'Curlybars has no {{^…}}.',
    fix: 'Write {{else}} or {{#unless …}}.',
  },
  {
    before: /\{\{~?#\s*$/,
    at: /^[*>]/,
    code: 'inline-partial',
    message: 'Curlybars has no partials that are defined in a template.',
    fix: 'Repeat the markup where it is used.',
  },
  {
    before: /@root$/,
    at: /^[./]/,
    code: 'root-variable',
    message: 'Curlybars has no @root.',
    fix: 'Write one ../ for each block around.',
  },
  {
    before: /[\w.{(\s]$/,
    at: /^\[|^\.\[/,
    code: 'bracket-path',
    message: 'Curlybars has no brackets in paths.',
    fix: 'Write the name alone; for an item of a list use {{#each (slice list 0 1)}}.',
  },
  {
    before: /\bas\s*$/,
    at: /^\|/,
    code: 'block-parameter',
    message: 'Curlybars has no block parameters (as |name|).',
    fix: 'Use the properties of the item directly, and ../ for those outside.',
  },
  {
    before: /\bas\s*$|\beach\s+\S+\s+$|\bwith\s+\S+\s+$/,
    at: /^as\b/,
    code: 'block-parameter',
    message: 'Curlybars has no block parameters (as |name|).',
    fix: 'Use the properties of the item directly, and ../ for those outside.',
  },
];

export const CLOSING_TAG = 'Give each {{#name}} its {{/name}}, in the reverse order.';

const OTHER: SyntaxExplanation = {
  code: 'syntax',
  message: 'This is not Curlybars.',
  fix: 'Inside {{ }} there are helpers, paths, texts in quotes, whole numbers, true and false.',
};

/**
 * Explains in an author's words what Zendesk reports in its parser's words.
 *
 * @param offset where in the source the problem is
 */
export function explainSyntaxProblem(
  source: string,
  problem: TemplateProblem,
  offset: number,
): SyntaxExplanation {
  if (problem.description.includes("hasn't been closed")) {
    return {
      code: 'closing-tag',
      message: `${sentence(problem.description)}.`,
      fix: CLOSING_TAG,
    };
  }
  const before = source.slice(0, offset);
  const at = source.slice(offset);
  const habit = HABITS.find((known) => known.before.test(before) && known.at.test(at));
  if (habit) return habit;
  if (insideScript(before)) {
    return {
      code: 'braces-in-script',
      message: 'Curlybars reads {{ as the start of an expression, also in scripts and styles.',
      fix: 'Put a space between the braces, or write \\x7b in a text; or move it to an asset.',
    };
  }
  return { ...OTHER, message: `${OTHER.message} Zendesk reports: "${problem.description}".` };
}

/** Whether a `<script>` or `<style>` was opened and not yet closed. */
function insideScript(before: string): boolean {
  const tags = [...before.matchAll(/<(\/?)(?:script|style)\b/gi)];
  return tags.at(-1)?.[1] === '';
}

/** With a capital letter. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

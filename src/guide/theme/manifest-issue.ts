import type { JSONPath } from 'jsonc-parser';
import * as v from 'valibot';

/** Where in the manifest something is wrong, and what, as a sentence. */
export function manifestIssue(issue: v.BaseIssue<unknown>): { path: JSONPath; problem: string } {
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const name = path.length > 0 ? `\`${v.getDotPath(issue)}\`` : 'The manifest';
  const problem =
    issue.input === undefined
      ? `${name} is missing.`
      : `${name} is ${issue.received}. ${issue.message}.`;
  return { path, problem };
}

import { accountChecks } from './account/index.js';
import { endpointChecks } from './endpoint/index.js';
import { themeChecks } from './theme/index.js';

/**
 * What a token endpoint has to do, for people who write one in another language: made of the same
 * list that the doctor goes through, so that the two never differ. It throws nothing.
 *
 * @returns Markdown
 *
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs';
 * import { specification } from 'guide-messaging-auth';
 *
 * writeFileSync('endpoint.md', specification());
 * ```
 */
export function specification(): string {
  const checks = endpointChecks.map(
    ({ id, title, request, requirement, why, fix }, index) =>
      `## ${index + 1}. ${title} (\`${id}\`)\n\n- Sent: ${request}\n- Required: ${requirement}\n- Why: ${why}\n- Fix: ${fix}`,
  );
  return [INTRODUCTION, ...checks].join('\n\n');
}

const INTRODUCTION = `# What a token endpoint has to do

The snippet sends \`POST\` to the endpoint's address, with JSON in a \`text/plain\` body (so that browsers ask no permission first):

    {"external_id": "…", "user_email": "…", "user_name": "…", "help_center_jwt": "…"}

\`help_center_jwt\` is Zendesk's word for who is signed in (RS256; keys at \`/api/v2/help_center/integration/keys.json\` of the account; Enterprise plans). The rest is what the page claims: it proves nothing. The answer is a messaging JWT (HS256) that the messenger's \`loginUser\` accepts.

\`guide-messaging-auth doctor --endpoint URL --origin URL --help-center-jwt-file FILE --secret-file FILE\` checks all of this. The package's \`test-vectors.json\` contains keys, proofs and what the tokens for them must contain; set the clock of your tests to its \`now\`, or sign proofs of your own with its private key.`;

/** Everything that the doctor looks at, in a Markdown table; for the README. */
export function checksTable(): string {
  const rows = [
    ...endpointChecks.map(({ id, title }) => `| \`${id}\` | endpoint | ${title} |`),
    ...themeChecks.map(({ id, title }) => `| \`${id}\` | theme | ${title} |`),
    ...accountChecks.map(({ id, title }) => `| \`${id}\` | account | ${title} |`),
    '| `theme-…` | theme | Everything that the theme checker knows |',
  ];
  return ['| check | of | what has to be so |', '| --- | --- | --- |', ...rows].join('\n');
}

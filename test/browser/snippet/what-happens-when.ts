import { faultCases } from './fault-cases.js';

/** The README's table "what happens when …", from the cases of the fault suite. */
export function whatHappensWhen(): string {
  const rows = new Map<string, string[]>();
  for (const { when, happens } of faultCases)
    rows.set(happens, [...(rows.get(happens) ?? []), when]);
  return [
    '| When … | then |',
    '| --- | --- |',
    ...[...rows].map(([happens, whens]) => `| ${whens.join('; ')} | ${happens} |`),
  ].join('\n');
}

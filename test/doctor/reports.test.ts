import { describe, expect, it } from 'vitest';
import { endpointChecks } from '../../src/doctor/endpoint/endpoint-checks.js';
import { checksTable, type Finding, printFindings, specification } from '../../src/doctor/index.js';
import { recordingTerminal } from '../terminal/recording-terminal.js';

const finding = (status: Finding['status']): Finding => ({
  check: 'cors-wildcard',
  subject: 'endpoint',
  status,
  title: 'Title',
  found: 'found',
  where: 'https://jwt.example.com/messaging',
  why: 'because',
  mend: 'do this',
});
const all = (['ok', 'warning', 'failure', 'skipped'] as const).map(finding);

describe('the doctor’s report', () => {
  it('has marks for people', () => {
    const terminal = recordingTerminal(null, { isForPeople: true });
    printFindings(terminal, all);
    expect(terminal.printed.map((text) => text[0])).toEqual(['✓', '!', '✗', '·', '1']);
  });

  it('has words where nobody looks', () => {
    const terminal = recordingTerminal();
    printFindings(terminal, all);
    const text = terminal.printed.join('\n');
    expect(text).toContain('ok: Title: found [cors-wildcard]');
    expect(text).toMatch(
      /^FAILURE: Title: found \[cors-wildcard\]\n {4}where: .*\n {4}why: {3}because\n {4}mend: {2}do this$/m,
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no colours is what is asked for
    expect(text).not.toMatch(/\u001b/);
  });

  it('counts at its end', () => {
    const terminal = recordingTerminal();
    printFindings(terminal, all);
    expect(terminal.printed.at(-1)).toBe('1 failure, 1 warning, 1 in order, 1 skipped.');
  });
});

describe('the specification', () => {
  it.each(endpointChecks.map((check) => [check.id, check] as const))('tells %s', (id, check) => {
    expect(specification()).toContain(`(\`${id}\`)`);
    expect(specification()).toContain(check.requirement);
  });

  it('names each check once', () => {
    const ids = endpointChecks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the README’s table', () => {
  it('has a row for each check of an endpoint', () => {
    for (const { id } of endpointChecks) expect(checksTable()).toContain(`| \`${id}\` |`);
  });
});

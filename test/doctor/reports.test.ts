import { describe, expect, it } from 'vitest';
import { endpointChecks } from '../../src/doctor/endpoint/index.js';
import {
  type Access,
  checksTable,
  exitCodeOf,
  type Finding,
  printReport,
  type Report,
  specification,
} from '../../src/doctor/index.js';
import { recordingTerminal } from '../terminal/recording-terminal.js';

const basics = {
  check: 'cors-wildcard',
  subject: 'endpoint',
  title: 'Title',
  found: 'found',
  where: 'https://jwt.example.com/messaging',
  why: 'because',
  fix: 'do this',
  decisive: false,
} as const;
const OK: Finding = { ...basics, verdict: 'ok' };
const WARNING: Finding = { ...basics, verdict: 'problem', severity: 'warning' };
const ERROR: Finding = { ...basics, verdict: 'problem', severity: 'error' };
const UNTOLD: Finding = { ...basics, verdict: 'could-not-tell' };
const access: Access = { verdict: 'open', reason: 'a token for somebody without any proof' };
const report: Report = { access, findings: [OK, WARNING, ERROR, UNTOLD] };

const printed = (report: Report, options = {}): readonly string[] => {
  const terminal = recordingTerminal(null, options);
  printReport(terminal, report);
  return terminal.printed;
};

describe('the doctor’s report', () => {
  it('has marks for people', () => {
    const lines = printed(report, { isForPeople: true });
    expect(lines.map((text) => text[0])).toEqual(['✓', '!', '✗', '?', '1', 'W']);
  });

  it('has words where nobody looks', () => {
    const text = printed(report).join('\n');
    expect(text).toContain('ok: Title: found [cors-wildcard]');
    expect(text).toMatch(
      /^ERROR: Title: found \[cors-wildcard\]\n {4}where: .*\n {4}why: {3}because\n {4}fix: {3}do this$/m,
    );
    expect(text).toMatch(/^could not tell: Title: found \[cors-wildcard\]\n {4}to tell: do this$/m);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no colours is what is asked for
    expect(text).not.toMatch(/\u001b/);
  });

  it('reports once what many checks lack', () => {
    const text = printed({ ...report, findings: [UNTOLD, UNTOLD, UNTOLD] }).join('\n');
    expect(text.match(/to tell/g)).toHaveLength(1);
  });

  it('counts at its end, and reports who gets a token', () => {
    expect(printed(report).slice(-2)).toEqual([
      '1 error, 1 warning, 1 ok, 1 could not be told.',
      'Who gets a token: open (a token for somebody without any proof).',
    ]);
  });

  it('shows control characters of an endpoint instead of obeying them', () => {
    const findings = [{ ...ERROR, found: 'kid \u001b[2J\u009b31m\u202e' }];
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none is what is asked for
    expect(printed({ access, findings }).join('\n')).not.toMatch(/[\u001b\u009b\u202e]/);
  });
});

describe('the exit code', () => {
  const decisive = (found: Finding): Finding => ({ ...found, decisive: true });
  it.each<[string, readonly Finding[], number, number]>([
    ['all is ok', [OK, decisive(OK)], 0, 0],
    ['there are warnings', [WARNING, decisive(OK)], 0, 0],
    ['there is an error', [ERROR, decisive(OK)], 1, 1],
    ['a check that decides has a warning', [decisive(WARNING)], 1, 1],
    ['a check that decides could not be told', [OK, decisive(UNTOLD)], 3, 0],
    ['another check could not be told', [UNTOLD, decisive(OK)], 0, 0],
    ['something is wrong and something could not be told', [ERROR, decisive(UNTOLD)], 1, 1],
  ])('where %s', (_, findings, strict, accepting) => {
    expect(exitCodeOf(findings, false)).toBe(strict);
    expect(exitCodeOf(findings, true)).toBe(accepting);
  });
});

describe('the specification', () => {
  it.each(endpointChecks.map((check) => [check.id, check] as const))('shows %s', (id, check) => {
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

import { describe, expect, it } from 'vitest';
import { findingsTable } from '../../../src/guide/check/index.js';

describe('the table of findings', () => {
  it('has two columns in every row, whatever a code finds', () => {
    const columns = findingsTable()
      .split('\n')
      .map((row) => row.split(/(?<!\\)\|/).length - 2);
    expect(new Set(columns)).toEqual(new Set([2]));
  });
});

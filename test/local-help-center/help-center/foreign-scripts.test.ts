import { describe, expect, it } from 'vitest';
import { missesForeignScript, standInFor } from './foreign-scripts.js';

const BLOCKED = [
  'https://cdn.example/npm/slick-carousel@1.8.1/slick/slick.min.js',
  'https://cdn.example/spruce.umd.js',
];

describe('an error of a page that could not load scripts of other hosts', () => {
  it.each([
    ['Spruce is not defined', '', true],
    ['$(...).slick is not a function', '', true],
    ["Cannot read properties of undefined (reading 'store')", 'window.Spruce.', true],
    ['StatusPage is not defined', '', false],
    ["Cannot read properties of null (reading 'style')", 'window.Spruce.', false],
    ['$ is not defined', '', false],
    ['HelpCenter is not defined', '', false],
  ])('%s (%s)', (error, expression, foreign) => {
    expect(missesForeignScript(error, expression, BLOCKED)).toBe(foreign);
  });

  it.each([
    ['https://code.jquery.com/jquery-3.6.0.min.js', /jquery\/dist\/jquery\.min\.js$/],
    ['https://code.jquery.com/jquery-3.2.1.slim.min.js', /jquery\/dist\/jquery\.slim\.min\.js$/],
    ['https://cdn.example/ajax/libs/jquery/1.11.3/jquery.min.js', /jquery-1\/jquery\.min\.js$/],
    ['https://cdn.example/npm/jquery@2.2.4/dist/jquery.js', /jquery-1\/jquery\.min\.js$/],
  ])('%s is replaced by our copy', (address, file) => {
    expect(standInFor(address)).toMatch(file);
  });

  it('has no copy of anything else', () => {
    expect(standInFor('https://cdn.example/jquery.magnific-popup.min.js')).toBeUndefined();
  });
});

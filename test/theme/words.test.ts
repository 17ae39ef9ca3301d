import { describe, expect, it } from 'vitest';
import { words as english } from '../../src/guide/words/en-us.js';
import { kitTheme } from './kit-theme.js';

const theme = await kitTheme();
const templates = [...theme.templates].map(([name, source]) => ({ name, source }));

/** Attributes that are read out or shown, and so have to be in the visitor's language. */
const SPOKEN = /\b(?:aria-label|alt|title|placeholder|aria-description)="([^"]*)"/g;
const COMMENTS = /\{\{!--[\s\S]*?--\}\}/g;
const EXPRESSIONS = /\{\{[\s\S]*?\}\}/g;
const TAGS = /<[^>]*>/g;

describe('the words of the pages', () => {
  it.each(templates)('are never written in $name.hbs itself', ({ source }) => {
    const text = withoutExpressions(source).replace(TAGS, ' ');

    expect(text.match(/\p{Letter}+/gu) ?? []).toEqual([]);
  });

  it.each(templates)('come from Zendesk in every spoken attribute of $name.hbs', ({ source }) => {
    const spoken = [...withoutExpressions(source).matchAll(SPOKEN)].map(([, value = '']) => value);

    expect(spoken.filter((value) => /\p{Letter}/u.test(value))).toEqual([]);
  });

  it.each(templates)('of $name.hbs are keys that Zendesk has', ({ source }) => {
    const keys = [...source.matchAll(/\{\{t '([^']+)'/g)].map(([, key = '']) => key);

    expect(keys.filter((key) => !(key in english))).toEqual([]);
  });
});

function withoutExpressions(source: string): string {
  return source.replace(COMMENTS, '').replace(EXPRESSIONS, '');
}

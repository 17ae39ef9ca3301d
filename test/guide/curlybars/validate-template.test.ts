import { describe, expect, it } from 'vitest';
import {
  type ObjectType,
  type PropertyType,
  parseTemplate,
  validateTemplate,
} from '../../../src/guide/curlybars/index.js';

const article = objectType('article', { title: 'value', vote: 'helper' });
const settings = objectType('settings', { color: 'value' });
const root = objectType('page', {
  signed_in: 'value',
  settings: { object: settings },
  article: { object: article },
  articles: { list: article },
  search: 'helper',
  form: 'anything',
});

function problems(source: string) {
  const helpers = new Set(['t', 'slice', 'is']);
  const input = { root, helpers, partials: new Set(['card']) };
  return validateTemplate(parseTemplate(source), input);
}

const told = (source: string) =>
  problems(source).map(({ description, column, length }) => [description, column, length]);

describe('a template in order', () => {
  it.each([
    ['{{signed_in}} {{settings.color}} {{article.title}} {{articles.length}} {{search}}'],
    ['{{search instant=true}} {{article.vote "up"}} {{#article.vote "up"}}x{{/article.vote}}'],
    ['{{#with article}}{{title}} {{../signed_in}} {{vote}} {{this.title}}{{/with}}'],
    ['{{#each articles}}{{title}}{{#with ../article}}{{title}} {{../title}}{{/with}}{{/each}}'],
    ['{{#each (slice articles 0 4)}}{{title}}{{/each}}'],
    ['{{#each (slice (slice articles 0 4) 0 1)}}{{title}}{{/each}}'],
    ['{{#with form}}{{whatever.there.is}}{{/with}} {{form.field}}'],
    ['{{#each (search)}}{{whatever}}{{/each}}'],
    ['{{#is article.title "x"}}{{t "a"}}{{else}}{{@index}} {{"x"}} {{7}}{{/is}}'],
    ['{{> card title=article.title}}'],
    ['{{#with article}}{{#with ../this}}{{signed_in}}{{/with}}{{/with}}'],
  ])('%j', (source) => {
    expect(told(source)).toEqual([]);
  });
});

describe('what Zendesk refuses', () => {
  it.each([
    ['{{foo}}', "'foo' does not exist", 2, 3],
    ['{{settings.foo}}', 'not possible to access `foo` in `settings.foo`', 11, 3],
    ['{{#with settings}}{{foo}}{{/with}}', "'foo' does not exist", 20, 3],
    ['{{article.title.foo}}', 'not possible to access `foo` in `article.title.foo`', 16, 3],
    ['{{#each articles}}{{signed_in}}{{/each}}', "'signed_in' does not exist", 20, 9],
    ['{{#each articles}}{{../foo}}{{/each}}', 'not possible to access `foo` in `../foo`', 20, 6],
    ['{{../signed_in}}', "'../signed_in' goes out of scope", 2, 12],
    ['{{#if foo}}{{/if}}', "'foo' does not exist", 6, 3],
    ['{{t foo}}', "'foo' does not exist", 4, 3],
    ['{{t "a" b=(foo)}}', "'foo' does not exist", 11, 3],
    ['{{#each (slice articles 0 4)}}{{foo}}{{/each}}', "'foo' does not exist", 32, 3],
    ['{{signed_in "x"}}', "signed_in doesn't accept any arguments or options", 2, 9],
    ['{{article}}', 'article must be allowed as helper or leaf', 2, 7],
    ['{{#articles}}{{/articles}}', 'articles must be allowed as helper or leaf', 3, 8],
    ['{{t (signed_in)}}', '`signed_in` cannot resolve to a helper', 5, 9],
    ['{{#each article}}{{/each}}', '`article` must resolve to a collection of presenters', 8, 7],
    [
      '{{#each signed_in}}{{/each}}',
      '`signed_in` must resolve to a collection of presenters',
      8,
      9,
    ],
    ['{{#with articles}}{{/with}}', '`articles` must resolve to a presenter', 8, 8],
    ['{{#with article}}{{length}}{{/with}}', "'length' does not exist", 19, 6],
    ['{{articles.title}}', 'not possible to access `title` in `articles.title`', 11, 5],
    ['{{> foo}}', "'foo' partial could not be found", 4, 3],
  ])('%j: %s, at column %i', (source, description, column, length) => {
    expect(told(source)).toEqual([[description, column, length]]);
  });

  it('is told wherever it stands, in the order of the places', () => {
    const source = '{{a}}{{#if b}}{{c}}{{else}}{{d}}{{/if}}{{#is e f}}{{g}}{{else}}{{h}}{{/is}}';
    expect(problems(source).map(({ path }) => path)).toEqual([...'abcdefgh']);
  });

  it('is not told of the inside of a block that is wrong itself', () => {
    expect(told('{{#foo}}{{bar}}{{/foo}}{{#each baz}}{{bar}}{{/each}}')).toHaveLength(2);
  });

  it('says which object was asked, and whether as a helper', () => {
    expect(problems('{{#with article}}{{foo "x"}}{{/with}}')).toEqual([
      expect.objectContaining({ kind: 'unknown', step: 'foo', object: article, asHelper: true }),
    ]);
  });
});

function objectType(name: string, properties: Readonly<Record<string, PropertyType>>): ObjectType {
  return { name, property: (property) => properties[property] };
}

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

const helpers = new Map<string, PropertyType>([
  ['t', 'helper'],
  ['is', 'helper'],
  ['fn', 'helper'],
  ['slice', 'generic-list-helper'],
  ['json', 'generic-helper'],
]);

const PARTIALS: Readonly<Record<string, string>> = {
  card: '<p>{{title}}</p>',
  obj: '{{#with item}}{{title}}{{/with}}',
  up: '[{{../title}}]',
  broken: '{{#if}}',
  self: 'x{{> self}}',
  l1: '{{> l2}}',
  l2: '{{> l3}}',
  l3: '{{> l4}}',
  l4: 'deep',
  chain: '{{> missing}}',
};

function problems(source: string, partialName?: string) {
  const partial = (name: string) => PARTIALS[name];
  const fallbacks = new Set(['error', 'label']);
  return validateTemplate(parseTemplate(source), {
    root,
    helpers,
    fallbacks,
    partial,
    ...(partialName && { partialName }),
  });
}

const problemsOf = (source: string) =>
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
    ['{{#each (articles)}}{{title}}{{/each}}{{#with (article)}}{{title}}{{/with}}'],
    ['{{#each (t (slice articles 0 1))}}{{title}}{{/each}}'],
    ['{{#signed_in}}{{foo}}{{/signed_in}}'],
    ['{{json articles}} {{json article}} {{#json article}}{{signed_in}}{{/json}}'],
    ['{{#if article}}{{#unless articles}}{{/unless}}{{/if}} {{#if article.vote}}{{/if}}'],
    ['{{t form}} {{t form.field}} {{t (form.helper)}}'],
    ['{{label "query"}} {{#error}}{{signed_in}}{{/error}}'],
    ['{{> obj item=article}}'],
    ['{{> l2}}'],
    ['{{#is article.title "x"}}{{t "a"}}{{else}}{{@index}} {{"x"}} {{7}}{{/is}}'],
    ['{{> card title=article.title}}'],
    ['{{#with article}}{{#with ../this}}{{signed_in}}{{/with}}{{/with}}'],
  ])('%j', (source) => {
    expect(problemsOf(source)).toEqual([]);
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
    ['{{> foo}}', "'foo' partial could not be found", 0, 9],
    ['{{t article}}', '`article` cannot resolve to a component', 4, 7],
    ['{{t articles}}', '`articles` cannot resolve to a component', 4, 8],
    ['{{t "a" b=article}}', '`article` cannot resolve to a component', 10, 7],
    ['{{t search}}', '`search` cannot resolve to a component', 4, 6],
    ['{{t t}}', '`t` cannot resolve to a component', 4, 1],
    ['{{#is article "x"}}{{/is}}', '`article` cannot resolve to a component', 6, 7],
    ['{{#if (is article)}}{{/if}}', '`article` cannot resolve to a component', 10, 7],
    ['{{json article b=articles}}', '`articles` cannot resolve to a component', 17, 8],
    ['{{#each search}}x{{/each}}', '`search` must resolve to a collection of presenters', 8, 6],
    ['{{#each (search)}}x{{/each}}', '`search` must resolve to a collection of presenters', 9, 6],
    ['{{#with (t article)}}{{/with}}', '`t` must resolve to a presenter', 9, 1],
    [
      '{{#each (slice signed_in 0 1)}}{{/each}}',
      '`signed_in` must resolve to a collection of presenters',
      15,
      9,
    ],
    [
      '{{#each (slice article 0 1)}}{{/each}}',
      '`article` must resolve to a collection of presenters',
      15,
      7,
    ],
    ['{{#each (slice)}}{{/each}}', "'slice' requires a collection as its first argument", 9, 5],
    ['{{#each (slice 1)}}{{/each}}', "'slice' requires a collection as its first argument", 9, 5],
    ['{{slice articles 0 1}}', 'slice must be allowed as helper or leaf', 2, 5],
    ['{{#slice articles 0 1}}x{{/slice}}', 'slice must be allowed as helper or leaf', 3, 5],
    ['{{json}}', 'json requires an argument', 2, 4],
    ['{{#with (slice articles 0 1)}}{{/with}}', '`slice` must resolve to a presenter', 9, 5],
    // Curlybars marks everything up to the last argument, an effect of its parser generator. We mark
    // the word that is wrong.
    ['{{t foo "bar"}}', "'foo' does not exist", 4, 3],
    ['😀{{foo}}', "'foo' does not exist", 3, 3],
    ["{{t '👍' foo}}", "'foo' does not exist", 8, 3],
    ['{{#foo}}{{#t}}{{/b}}{{/foo}}', "'foo' does not exist", 3, 3],
    ['{{#t}}{{foo}}{{/b}}', 'block `t` cannot be closed by `b`', 16, 1],
  ])('%j: %s, at column %i', (source, description, column, length) => {
    expect(problemsOf(source)).toEqual([[description, column, length]]);
  });

  it('is reported in the order of Curlybars: bodies before arguments, tests before bodies', () => {
    const source = '{{a}}{{#if b}}{{c}}{{else}}{{d}}{{/if}}{{#is e f}}{{g}}{{else}}{{h}}{{/is}}';
    expect(problems(source).map(({ path }) => path)).toEqual([...'abcdghef']);
  });

  it.each([
    [
      '{{#if (slice articles 0 1)}}x{{/if}}',
      ['`slice` cannot resolve to a helper', '`articles` cannot resolve to a component'],
    ],
    ['{{t (signed_in foo)}}', ['`signed_in` cannot resolve to a helper', "'foo' does not exist"]],
    ['{{#fn}}{{/x}}{{foo}}', ['block `fn` cannot be closed by `x`', "'foo' does not exist"]],
  ])('%j has all of %j', (source, descriptions) => {
    expect(problems(source).map(({ description }) => description)).toEqual(descriptions);
  });

  it('is not reported inside a block that is wrong itself', () => {
    expect(problemsOf('{{#foo}}{{bar}}{{/foo}}{{#each baz}}{{bar}}{{/each}}')).toHaveLength(2);
  });

  it('reports which object was asked, and whether as a helper', () => {
    expect(problems('{{#with article}}{{foo "x"}}{{/with}}')).toEqual([
      expect.objectContaining({ kind: 'unknown', step: 'foo', object: article, asHelper: true }),
    ]);
  });
});

describe('a partial, with the options that it is given', () => {
  it.each([
    ['{{> card}}', "'title' does not exist", 'card', 5, 5],
    ['{{> card titel="x"}}', "'title' does not exist", 'card', 5, 5],
    ['{{> card title=article}}', 'title must be allowed as helper or leaf', 'card', 5, 5],
    ['{{> obj item=signed_in}}', '`item` must resolve to a presenter', 'obj', 8, 4],
    ['{{> up title="x"}}', "'../title' goes out of scope", 'up', 3, 8],
    ['{{> broken}}', '.. {{#if `}}`  .. is not permitted in this context', 'broken', 5, 2],
    ['{{> self}}', "'self' cannot reference itself", 'self', 1, 10],
    ['{{> l1}}', "'l4' exceeds the partial nesting limit of 3", 'l3', 0, 8],
    ['{{> chain}}', "'missing' partial could not be found", 'chain', 0, 13],
  ])('%j: %s, in %s', (source, description, inPartial, column, length) => {
    expect(problems(source)).toEqual([
      expect.objectContaining({ description, inPartial, column, length }),
    ]);
  });

  it('cannot include itself', () => {
    expect(problems('{{> self}}', 'self')).toEqual([
      expect.objectContaining({ description: "'self' cannot reference itself" }),
    ]);
  });

  it('is not reported for an option that is wrong itself', () => {
    expect(problemsOf('{{> card title=foo}}')).toEqual([["'foo' does not exist", 15, 3]]);
  });
});

function objectType(name: string, properties: Readonly<Record<string, PropertyType>>): ObjectType {
  return { name, property: (property) => properties[property] };
}

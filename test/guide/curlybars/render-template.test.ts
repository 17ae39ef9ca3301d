import { describe, expect, it } from 'vitest';
import {
  type Helper,
  parseTemplate,
  RubyFloat,
  renderTemplate,
  safeHtml,
  TemplateRenderError,
  TemplateSyntaxError,
} from '../../../src/guide/curlybars/index.js';
import { render } from './render.js';
import { thrown } from './thrown.js';

const context = {
  name: 'Ann & <Bob>',
  html: safeHtml('<b>bold</b>'),
  nothing: null,
  zero: 0,
  count: 3,
  yes: true,
  no: false,
  empty: '',
  user: { name: 'Carl', avatar: { url: '/c.png' }, manager: null },
  items: [{ name: 'one' }, { name: 'two' }, { name: 'three' }],
  none: [],
  hash: new Map([
    ['de', { name: 'Deutsch' }],
    ['fr', { name: 'Français' }],
  ]),
};

describe('printing', () => {
  it.each([
    ['{{name}}', 'Ann &amp; &lt;Bob&gt;'],
    ['{{html}}', '<b>bold</b>'],
    ['{{\'"<&>"\'}}', '&quot;&lt;&amp;&gt;&quot;'],
    ['{{"it\'s"}}', 'it&#39;s'],
    ['{{nothing}}', ''],
    ['{{nothing.deeper.still}}', ''],
    ['{{user.manager.name}}', ''],
    ['{{zero}} {{count}} {{yes}} {{no}}', '0 3 true false'],
    ['{{7}} {{-1}} {{true}}', '7 -1 true'],
    ['{{user.avatar.url}}', '/c.png'],
    ['{{user.this.name}}', 'Carl'],
    ['{{user}}', ''],
    ['{{items}}', ''],
    ['{{this}}', ''],
    ['{{items.length}} {{none.length}} {{hash.length}}', '3 0 2'],
    ['{{../name}}', ''],
    ['{{@index}}', ''],
    ['a\n  {{! gone }}\n  b', 'a\n  \n  b'],
    ['  {{#if yes}}\n  x\n  {{/if}}\n', '  \n  x\n  \n'],
    ['<p class="{{#if yes~}} a {{~/if}}">', '<p class="a">'],
  ])('%j gives %j', (source, html) => {
    expect(render(source, context)).toBe(html);
  });
});

describe('printing values as Ruby does', () => {
  it.each<[string, unknown, string]>([
    ['a whole number', 10 ** 16, '10000000000000000'],
    ['a whole number beyond 2^53', 123456789012345678901n, '123456789012345678901'],
    ['a fraction', 0.5, '0.5'],
    ['a small fraction', 0.00001, '1.0e-05'],
    ['a whole float', new RubyFloat(2), '2.0'],
    ['a large float', new RubyFloat(1e16), '1.0e+16'],
    ['a larger float', new RubyFloat(1.5e21), '1.5e+21'],
    ['a float of nothing', new RubyFloat(-0), '-0.0'],
    ['a list of texts', ['a', 'b'], '[&quot;a&quot;, &quot;b&quot;]'],
    ['a list of anything', [1, true, null, ['"']], '[1, true, nil, [&quot;\\&quot;&quot;]]'],
    ['a list of odd texts', ['\n#{x}\\'], '[&quot;\\n\\#{x}\\\\&quot;]'],
  ])('%s', (_, value, html) => {
    expect(render('{{value}}', { value })).toBe(html);
  });

  it.each([
    ['{{9007199254740993}}', '9007199254740993'],
    ['{{1234567890123456789012}}', '1234567890123456789012'],
    ['{{+7}} {{-12345678901234567890}}', '7 -12345678901234567890'],
    ['{{#each list}}{{constructor}}{{/each}}', '[x]'],
  ])('%j gives %j', (source, html) => {
    const list = [Object.fromEntries([['constructor', '[x]']])];
    expect(render(source, { list })).toBe(html);
  });
});

describe('truth', () => {
  it.each([
    ['false', false, false],
    ['true', true, true],
    ['0', 0, false],
    ['-1', -1, true],
    ['the empty text', '', false],
    ['"0"', '0', true],
    ['"false"', 'false', true],
    ['a blank', ' ', true],
    ['null', null, false],
    ['undefined', undefined, false],
    ['an empty list', [], false],
    ['a list', [{}], true],
    ['an empty hash', new Map(), false],
    ['an object without properties', {}, true],
    ['0.0', new RubyFloat(0), false],
    ['an object', { a: 1 }, true],
    ['empty HTML', safeHtml(''), false],
    ['HTML', safeHtml('<i>'), true],
  ])('%s', (_, value, truth) => {
    const source = '{{#if value}}yes{{else}}no{{/if}} {{#unless value}}yes{{else}}no{{/unless}}';
    expect(render(source, { value })).toBe(truth ? 'yes no' : 'no yes');
  });
});

describe('each', () => {
  it.each([
    ['{{#each items}}{{name}} {{/each}}', 'one two three '],
    ['{{#each items}}{{@index}}{{@key}} {{/each}}', '00 11 22 '],
    ['{{#each items}}{{#if @first}}[{{/if}}{{#if @last}}]{{/if}}{{/each}}', '[]'],
    ['{{#each hash}}{{@index}}{{@key}}={{name}} {{/each}}', '0de=Deutsch 1fr=Français '],
    ['{{#each none}}some{{else}}none{{/each}}', 'none'],
    ['{{#each nothing}}some{{else}}none{{/each}}', 'none'],
    ['{{#each none}}some{{/each}}', ''],
    ['{{#each items}}{{../user.name}} {{/each}}', 'Carl Carl Carl '],
    [
      '{{#each items}}{{#each ../hash}}{{@../index}}{{@key}}{{../name}} {{/each}}{{/each}}',
      '0deone 0frone 1detwo 1frtwo 2dethree 2frthree ',
    ],
    ['{{#each items}}{{#with ../user}}{{@index}}{{/with}}{{/each}}', '012'],
    ['{{#each items}}{{#if ../yes}}{{../count}}{{/if}}{{/each}}', '333'],
  ])('%j gives %j', (source, html) => {
    expect(render(source, context)).toBe(html);
  });

  it('refuses an object, also one whose values are objects', () => {
    const locales = { en: { name: 'English' }, de: { name: 'Deutsch' } };
    const run = () => render('{{#each locales}}{{@key}}{{/each}}', { locales });
    expect(thrown(run, TemplateRenderError).problem.description).toBe(
      '`locales` is not an array of presenters or a hash of such',
    );
  });
});

describe('with', () => {
  it.each([
    ['{{#with user}}{{name}} {{avatar.url}}{{/with}}', 'Carl /c.png'],
    ['{{#with user}}{{#with avatar}}{{../name}} {{../../count}}{{/with}}{{/with}}', 'Carl 3'],
    ['{{#with user}}{{#with ../this}}{{count}}{{/with}}{{/with}}', '3'],
    ['{{#with this}}{{count}}{{/with}}', '3'],
    ['{{#with nothing}}some{{else}}none{{/with}}', 'none'],
    ['{{#with nothing}}some{{/with}}', ''],
  ])('%j gives %j', (source, html) => {
    expect(render(source, context)).toBe(html);
  });
});

const helpers: Readonly<Record<string, Helper>> = {
  t: ({ args, options }) => `T:${args[0]}${options.name ? `(${options.name})` : ''}`,
  is: ({ args, block, inverse }) => (args[0] === args[1] ? block?.() : inverse?.()),
  slice: ({ args }) => (args[0] as unknown[]).slice(Number(args[1]), Number(args[2])),
  link: ({ args, block }) => safeHtml(`<a href="/${args[0]}">${block?.() ?? ''}</a>`),
  words: () => ['a', 'b'],
  show: ({ name, args, options, block }) => JSON.stringify({ name, args, options, block: !!block }),
  'post.vote': ({ args }) => `vote ${args[0]}`,
};

describe('helpers', () => {
  it.each([
    ["{{t'download'}}", 'T:download'],
    ['{{t "<b>" name=name}}', 'T:&lt;b&gt;(Ann &amp; &lt;Bob&gt;)'],
    ['{{t (t "a" name=(t "b"))}}', 'T:T:a(T:b)'],
    ['{{#is count 3}}yes{{else}}no{{/is}}', 'yes'],
    ['{{#is count 4}}yes{{else}}no{{/is}}', 'no'],
    ['{{#is count 4}}yes{{/is}}', ''],
    ['{{#link "a"}}{{name}}{{/link}}', '<a href="/a">Ann &amp; &lt;Bob&gt;</a>'],
    ['{{link "a"}}', '<a href="/a"></a>'],
    ['{{#each (slice items 1 3)}}{{name}} {{/each}}', 'two three '],
    ['{{#with user}}{{t ../count}}{{/with}}', 'T:3'],
    ['{{#each items}}{{#is name "two"}}{{@../index}}{{/is}}{{/each}}', '1'],
    ['{{#if (slice items 0 0)}}some{{else}}none{{/if}}', 'none'],
    ['{{slice items 0 1}}', ''],
    ['{{words}}', '[&quot;a&quot;, &quot;b&quot;]'],
    ['{{post.vote "up"}}', 'vote up'],
  ])('%j gives %j', (source, html) => {
    expect(render(source, context, helpers)).toBe(html);
  });

  it('get their name, arguments and options, and whether there is a block', () => {
    const html = render('{{#show nothing 1 a=true b-c="x"}}{{/show}}', context, {
      show: (call) => safeHtml(String(helpers.show?.(call))),
    });
    expect(html).toBe(
      '{"name":"show","args":[null,1],"options":{"a":true,"b-c":"x"},"block":true}',
    );
  });

  it.each([
    ['{{show}}', true],
    ['{{#show}}{{/show}}', true],
    ['{{t (show)}}', false],
    ['{{t show}}', false],
  ])('%s: gets a block is %s', (source, expected) => {
    const seen: boolean[] = [];
    const show: Helper = ({ block }) => {
      seen.push(block !== undefined);
    };
    render(source, {}, { show, t: () => '' });
    expect(seen).toEqual([expected]);
  });

  it.each([
    ['{{show}}', true],
    ['{{t (show)}}', true],
    // Named as values, they are called with nothing.
    ['{{t show}}', false],
    ['{{t a=show}}', false],
    ['{{#if show}}{{/if}}', false],
    ['{{> show a="x"}}', false],
  ])('%s: sees what "this" is: %s', (source, expected) => {
    const seen: unknown[] = [];
    const show: Helper = ({ context, options }) => {
      seen.push([context !== undefined, options]);
    };
    render(source, {}, { show, t: () => '' });
    expect(seen).toEqual([[expected, {}]]);
  });

  it('are not called where a block is closed by another name', () => {
    expect(() => render('{{#t}}{{/is}}', context, helpers)).toThrow(TemplateSyntaxError);
  });

  it('win over a property of the same name', () => {
    expect(render('{{name}}', context, { name: () => 'helper' })).toBe('helper');
  });

  it('may be functions of the context, which are called with and without arguments', () => {
    const post = { vote: (({ args }) => args[0] ?? 'none') satisfies Helper };
    expect(render('{{post.vote "up"}} {{#if post.vote}}{{post.vote}}{{/if}}', { post })).toBe(
      'up none',
    );
  });

  it('see where they are called: this, the page, and the place', () => {
    const seen: unknown[] = [];
    const see: Helper = ({ context: here, root, position }) => {
      seen.push(here, root, position);
    };
    render('{{#with user}}\n {{see}}{{/with}}', context, { see });
    expect(seen).toEqual([context.user, context, { line: 2, column: 3, length: 3 }]);
  });

  it('can render their block in another context and with variables', () => {
    const form: Helper = ({ block }) => block?.({ field: 'title' }, { id: 7 });
    expect(render('{{#form}}{{field}} {{@id}} {{../count}}{{/form}}', context, { form })).toBe(
      'title 7 3',
    );
  });

  it('cannot be reached through what every JavaScript object has', () => {
    const sources = [
      '{{constructor}}',
      '{{toString}}',
      '{{user.__proto__}}',
      '{{user.hasOwnProperty}}',
    ];
    for (const source of sources) {
      expect(() => render(source, context)).toThrow(TemplateRenderError);
    }
  });

  it('may be getters and methods of a class, but not its constructor', () => {
    class Author {
      get name() {
        return 'Carl';
      }
      greet({ args }: { readonly args: readonly unknown[] }) {
        return `Hello ${args[0]}`;
      }
    }
    const author = new Author();
    expect(render('{{author.name}} {{author.greet "you"}}', { author })).toBe('Carl Hello you');
    expect(() => render('{{author.constructor}}', { author })).toThrow(TemplateRenderError);
  });

  it('leave the context as it was when they fail', () => {
    const fail: Helper = () => {
      throw new Error('no');
    };
    const template = parseTemplate('{{#with user}}{{fail}}{{/with}}');
    expect(() => renderTemplate(template, { context, helpers: { fail } })).toThrow('no');
  });
});

describe('where we differ from Curlybars on purpose', () => {
  it.each([
    // Ruby prints the inspection of an object: an address in memory, of use to nobody. The
    // import refuses a partial that does not exist.
    ['{{> user}}', ''],
    ['{{> items}}', ''],
    // ArgumentError in Ruby, where the number of a helper's arguments is known; the import refuses it.
    ['{{vote.x}}', ''],
  ])('%j gives %j', (source, html) => {
    expect(render(source, { ...context, vote: () => undefined }, helpers)).toBe(html);
  });
});

describe('what does not exist', () => {
  it.each([
    ['{{foo}}', "'foo' does not exist", 2, 3],
    ['{{foo "x"}}', "'foo' does not exist", 2, 3],
    ['{{#foo}}{{/foo}}', "'foo' does not exist", 3, 3],
    ['{{user.foo}}', 'not possible to access `foo` in `user.foo`', 7, 3],
    ['{{user.foo.bar}}', 'not possible to access `foo` in `user.foo.bar`', 7, 7],
    ['{{ user.this.foo }}', 'not possible to access `foo` in `user.this.foo`', 13, 3],
    ['{{name.length}}', 'not possible to access `length` in `name.length`', 7, 6],
    ['{{#with user}}{{count}}{{/with}}', "'count' does not exist", 16, 5],
    ['{{#if foo}}{{/if}}', "'foo' does not exist", 6, 3],
    ['{{t (foo)}}', "'foo' does not exist", 5, 3],
    ['{{t "a" b=foo}}', "'foo' does not exist", 10, 3],
    ['{{> foo}}', "'foo' does not exist", 4, 3],
    ['{{#each name}}{{/each}}', '`name` is not an array of presenters or a hash of such', 8, 4],
    ['{{#each (t "x")}}{{/each}}', '`t` is not an array of presenters or a hash of such', 9, 1],
    ['{{#with count}}{{/with}}', '`count` is not a context type object', 8, 5],
    ['{{#with items}}{{/with}}', '`items` is not a context type object', 8, 5],
  ])('%j: %s, at column %i', (source, description, column, length) => {
    const { problem } = thrown(() => render(source, context, helpers), TemplateRenderError);
    expect(problem).toEqual({ description, line: 1, column, length });
  });

  it('does not matter in a branch that is not rendered', () => {
    expect(render('{{#if no}}{{foo}}{{/if}}{{#each none}}{{foo}}{{/each}}', context)).toBe('');
  });

  it('keeps the error of a helper as the cause, with the place of the call', () => {
    const cause = new Error('no such link');
    const broken: Helper = () => {
      throw cause;
    };
    const error = thrown(
      () => render('{{#t}}{{broken}}{{/t}}', {}, { broken, t: ({ block }) => block?.() }),
      TemplateRenderError,
    );
    expect([error.cause, error.problem.description, error.problem.column]).toEqual([
      cause,
      'no such link',
      8,
    ]);
  });
});

describe('partials', () => {
  const partials: Readonly<Record<string, string>> = {
    card: '<div>{{title}}</div>',
    outer: '[{{> card title=title}}]',
    page: '[{{../name}}]',
    endless: 'x{{> endless}}',
    broken: '{{#if}}',
    wrong: '{{missing}}',
  };
  const withPartials = (source: string) =>
    renderTemplate(parseTemplate(source), { context, helpers, partial: (name) => partials[name] });

  it.each([
    ['{{> card title=name}}', '<div>Ann &amp; &lt;Bob&gt;</div>'],
    [
      '{{#each items}}{{> card title=name}}{{/each}}',
      '<div>one</div><div>two</div><div>three</div>',
    ],
    ['{{> outer title="x"}}', '[<div>x</div>]'],
    ['{{> card}}', ''],
    ['{{> page}}', '[]'],
    ['{{> endless}}', 'xxx'],
    ['a{{> broken}}b', 'ab'],
    ['a{{> wrong}}b', 'ab'],
  ])('%j gives %j', (source, html) => {
    expect(withPartials(source)).toBe(html);
  });
});

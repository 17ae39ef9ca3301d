import { describe, expect, it } from 'vitest';
import { templateProblems } from '../../../src/guide/theme/index.js';
import { guideApp } from '../../local-help-center/help-center/guide-app.js';

const ARTICLE = '/hc/en-us/articles/360000001001';

/** What Zendesk prints nothing for, and what our terminal and panel say about it. */
const MISUSES = [
  ['a link to a page that Guide does not have', '{{link "nowhere"}}', '/hc/en-us', 'nowhere'],
  ['the path of such a page', '{{page_path "nowhere"}}', '/hc/en-us', 'nowhere'],
  ['an input outside a form', '{{input "title"}}', '/hc/en-us', "'input' is outside {{#form}}"],
  ['a select outside a form', '{{select "topic"}}', '/hc/en-us', "'select' is outside"],
  ['a label outside a form', '{{label "title"}}', '/hc/en-us', "'label' is outside"],
  ['a form that the page lacks', '{{#form "x"}}y{{/form}}', '/hc/en-us', 'which has no form'],
  [
    'a field that the form lacks',
    '{{#form "comment"}}{{input "colour"}}{{/form}}',
    ARTICLE,
    "'colour' is not a field of this form, which has body.",
  ],
  ['a vote of an unknown kind', '{{article.vote "sideways"}}', ARTICLE, 'sideways'],
  ['a comparison by an unknown operator', '{{compare 1 "?" 2}}', '/hc/en-us', "not '?'"],
] as const;

describe('a helper that is called wrongly', () => {
  it.each(MISUSES)('prints nothing and is reported: %s', async (_kind, source, path, said) => {
    const template = path === ARTICLE ? 'article_page' : 'home_page';
    const templates = { [template]: `before[${source}]after` };
    const app = await guideApp(templates, { apiVersion: 1 });

    const response = await app.get(path, app.people.john);
    const html = await response.text();

    expect(response.status).toBe(200);
    expect(html).toContain('after');
    expect(
      app.failures.flatMap(({ problems }) => problems.map((each) => each.description)),
    ).toEqual([expect.stringContaining(said)]);
    expect(app.failures[0]?.skipped).toBe(true);
    expect(html).toContain('<script type="application/json" id="template-misuses">');
  });

  it.each(MISUSES)('does not keep a theme from being imported: %s', (_kind, source, path) => {
    const template = path === ARTICLE ? 'article_page' : 'home_page';
    const manifest = {
      name: 'Fixture',
      author: 'Tests',
      version: '1.0.0',
      api_version: 1,
      default_locale: 'en-us',
      settings: [],
    } as const;

    expect(templateProblems({ templates: new Map([[template, source]]), manifest })).toEqual({});
  });

  it('is reported with the partial that it is in', async () => {
    const app = await guideApp({
      home_page: '{{> card}}',
      'partials/card': '\n<p>{{link "nowhere"}}shown</p>',
    });

    expect(await app.html('/hc/en-us')).toContain('<p>shown</p>');
    expect(app.failures).toMatchObject([
      { file: 'templates/partials/card.hbs', problems: [{ line: 2 }] },
    ]);
  });

  it('is reported once, however often the page is shown', async () => {
    const app = await guideApp({
      header: '{{link "nowhere"}}',
      home_page: '',
      new_request_page: '',
    });

    await app.get('/hc/en-us');
    await app.get('/hc/en-us/requests/new');

    expect(app.failures).toHaveLength(1);
  });

  it('is not alone: a page without its template is reported too', async () => {
    const app = await guideApp({ header: '' });

    expect((await app.get('/hc/en-us')).status).toBe(200);
    expect(app.failures).toMatchObject([{ file: 'templates/home_page.hbs', skipped: true }]);
  });

  it('does not hide what is wrong with the template around it', async () => {
    const app = await guideApp({ home_page: '{{#link "help_center"}}{{nothing.here}}{{/link}}' });

    expect((await app.get('/hc/en-us')).status).toBe(500);
  });
});

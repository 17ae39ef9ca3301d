import { describe, expect, it } from 'vitest';
import { describeTemplateFailure } from '../../../src/local-help-center/help-center/index.js';
import { guideApp } from './guide-app.js';

describe('a template that is wrong', () => {
  it.each([
    ['{{foo}}', "'foo' does not exist", 1, 3],
    [
      '<p>\n  {{#if settings.foo}}x{{/if}}',
      'not possible to access `foo` in `settings.foo`',
      2,
      18,
    ],
    ["{{unknown 'x'}}", "'unknown' does not exist", 1, 3],
  ])('%j is shown with file, place and line', async (source, description, line, column) => {
    const app = await guideApp({ home_page: source });

    const response = await app.get('/hc/en-us');
    const html = await response.text();

    expect(response.status).toBe(500);
    expect(html).toContain('A template of the theme cannot be rendered');
    expect(html).toContain(`<code>templates/home_page.hbs</code>, line ${line}, column ${column}`);
    expect(html).toContain('<mark>');
    expect(html).toContain('<!-- the end of the page -->');
    expect(app.failures).toHaveLength(1);
    expect(app.failures[0]?.problems[0]?.description).toContain(description);
  });

  it('is shown where it does not even parse', async () => {
    const app = await guideApp({ footer: 'fine\n{{#if signed_in}}never closed' });
    const html = await app.html('/hc/en-us');
    expect(html).toContain('<code>templates/footer.hbs</code>, line 2');
  });

  it('is reported to the terminal with the line and a mark under the place', async () => {
    const app = await guideApp({ home_page: '', header: '<b>\n<i>{{signed_inn}}</i>' });
    await app.get('/hc/en-us');
    const [failure] = app.failures;
    expect(failure && describeTemplateFailure(failure)).toBe(
      [
        "templates/header.hbs:2:6: 'signed_inn' does not exist",
        '  2 | <i>{{signed_inn}}</i>',
        '    |      ^^^^^^^^^^',
      ].join('\n'),
    );
  });

  it('is escaped on the page', async () => {
    const app = await guideApp({ home_page: '<script>alert(1)</script>{{foo}}' });
    expect(await app.html('/hc/en-us')).not.toContain('<script>alert(1)');
  });

  it('is gone when the file is fixed', async () => {
    const templates: Record<string, string> = { home_page: '{{foo}}' };
    const app = await guideApp(templates);
    expect((await app.get('/hc/en-us')).status).toBe(500);
    templates.home_page = 'fixed';
    const response = await app.get('/hc/en-us');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('fixed');
  });
});

import { describe, expect, it } from 'vitest';
import { themeImportErrors } from '../../../src/guide/check/theme-import-errors.js';
import { themeWith } from './theme-in-order.js';

describe('what Zendesk’s import answers', () => {
  it('is nothing to a theme in order', () => {
    expect(themeImportErrors(themeWith())).toEqual([]);
  });

  it('is nothing to a theme of which the checker only warns', () => {
    expect(themeImportErrors(themeWith({ 'thumbnail.png': null }))).toEqual([]);
  });

  it('names templates with each problem’s place, counted as Zendesk counts', () => {
    const files = themeWith({
      'templates/home_page.hbs': 'x\n {{help_center.names}}{{articles}}',
      'templates/header.hbs': '{{#if a}}{{else if b}}{{/if}}',
    });
    expect(themeImportErrors(files)).toEqual([
      {
        code: 'InvalidTemplates',
        title: 'Invalid templates',
        message: 'Template(s) with syntax error(s)',
        meta: {
          'templates/home_page.hbs': [
            {
              description: 'not possible to access `names` in `help_center.names`',
              line: 2,
              column: 15,
              length: 5,
            },
            { description: "'articles' does not exist", line: 2, column: 24, length: 8 },
          ],
          'templates/header.hbs': [
            {
              description: '.. a}}{{else  `if`  b}}{{/if} .. is not permitted in this context',
              line: 1,
              column: 16,
              length: 2,
            },
          ],
        },
      },
    ]);
  });

  it.each([
    ['InvalidManifest', { 'manifest.json': '{' }, 'manifest.json'],
    ['InvalidManifest', { 'settings/logo.png': null }, 'manifest.json'],
    ['InvalidTranslationFile', { 'translations/de.json': '{' }, 'translations/de.json'],
    ['InvalidTemplates', { 'templates/home_page.hbs': null }, 'templates/home_page.hbs'],
    ['InvalidTheme', { 'assets/a b.png': '' }, 'assets/a b.png'],
  ])('is %s to %j', (code, changes, file) => {
    const [error, ...others] = themeImportErrors(themeWith(changes));
    expect([error?.code, Object.keys(error?.meta ?? {}), others]).toEqual([code, [file], []]);
  });

  it('counts the columns of other files as it counts those of templates', () => {
    const [error] = themeImportErrors(themeWith({ 'manifest.json': '{\n  "name": }' }));
    const description = 'manifest.json is not JSON: value expected.';
    expect(error?.meta).toEqual({ 'manifest.json': [{ description, line: 2, column: 10 }] });
  });

  it('is the first kind of problem only, as zcli prints no more', () => {
    const files = themeWith({ 'manifest.json': '{', 'templates/header.hbs': '{{{' });
    expect(themeImportErrors(files).map(({ code }) => code)).toEqual(['InvalidManifest']);
  });
});

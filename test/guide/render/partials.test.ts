import { describe, expect, it } from 'vitest';
import { guideApp } from '../../local-help-center/help-center/guide-app.js';

describe('a partial', () => {
  it('is the theme’s template of that name, which sees its options and the helpers', async () => {
    const { html } = await guideApp({
      home_page: '{{#each categories}}{{> card title=name}}{{/each}}',
      'partials/card': '<b>{{title}}</b>{{#is title title}}!{{/is}}',
    });
    expect(await html('/hc/en-us')).toMatch(/(<b>[^<]+<\/b>!){3}/);
  });

  it('that the theme does not have is an error of the template', async () => {
    const app = await guideApp({ home_page: '{{> card}}' });
    await app.get('/hc/en-us');
    expect(app.failures[0]?.problems[0]?.description).toBe("'card' does not exist");
  });
});

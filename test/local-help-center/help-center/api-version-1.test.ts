import { JSDOM, VirtualConsole } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { partScript } from '../../../src/browser-code/index.js';
import { guideApp } from './guide-app.js';

const ARTICLE = '/hc/en-us/articles/360000001001';
const SCRIPT = '<script src="/hc/assets/api-version-1.js"></script>';

let script: string;
beforeAll(async () => {
  script = await partScript('help-center/api-version-1');
});

/** A page of a version 1 theme, with what Zendesk adds to its head, run in a simulated browser. */
async function page(templates: Record<string, string>, path = ARTICLE) {
  const app = await guideApp(templates, { apiVersion: 1 });
  const html = await app.html(path, app.people.john);
  expect(html).toContain(SCRIPT);
  const errors: unknown[] = [];
  const virtualConsole = new VirtualConsole();
  virtualConsole.on('jsdomError', (error) => errors.push(error.message));
  const { window } = new JSDOM(
    html.replace(SCRIPT, () => `<script>${script.replaceAll('</script', '<\\/script')}</script>`),
    { runScripts: 'dangerously', url: `http://localhost${path}`, virtualConsole },
  );
  return { window, document: window.document, errors, html };
}

describe('a theme of API version 1', () => {
  it('has jQuery before its own scripts run', async () => {
    const { document, errors } = await page({
      document_head: '<script>document.title = $.fn.jquery + typeof jQuery</script>',
      article_page: '',
    });
    expect(document.title).toBe('1.9.1function');
    expect(errors).toEqual([]);
  });

  it('has normalize.css and icons, before its own stylesheet', async () => {
    const { document } = await page({ article_page: '' });
    const [first] = document.querySelectorAll('head style, head link[rel="stylesheet"]');
    expect(first?.tagName).toBe('STYLE');
    expect(first?.textContent).toMatch(/normalize\.css[\s\S]*\.share-twitter::before/);
  });

  it('opens and closes drop-downs', async () => {
    const { document, window } = await page({
      article_page: '<p>{{#user_info class="me"}}John{{/user_info}}</p>',
    });
    const toggle = document.querySelector<HTMLElement>('a.me.dropdown-toggle');
    const menu = document.querySelector('.dropdown-menu');
    expect([...(menu?.querySelectorAll('a') ?? [])].map((link) => link.textContent)).toContain(
      'Sign out',
    );

    toggle?.click();
    expect(menu?.getAttribute('aria-expanded')).toBe('true');
    document.dispatchEvent(new window.KeyboardEvent('keydown', { key: 'Escape' }));
    expect(menu?.getAttribute('aria-expanded')).toBe('false');
    toggle?.click();
    document.body.click();
    expect(toggle?.getAttribute('aria-expanded')).toBe('false');
  });

  it('has votes as empty links with a title, which send the vote', async () => {
    const { document, window } = await page({ article_page: "{{vote 'up' class='thumb'}}" });
    const link = document.querySelector<HTMLElement>('a.vote-up.thumb');
    expect(link?.textContent).toBe('');
    expect(link?.title).not.toBe('');
    const sent: string[] = [];
    window.HTMLFormElement.prototype.submit = function submit(this: HTMLFormElement) {
      sent.push(`${this.action} ${new window.FormData(this).get('value')}`);
    };

    link?.click();

    expect(sent).toEqual(['http://localhost/hc/en-us/articles/360000001001/vote up']);
  });
});

describe('themes of later versions', () => {
  it.each([2, 3, 4] as const)('of version %i bring their own jQuery', async (apiVersion) => {
    const app = await guideApp({ home_page: '' }, { apiVersion });
    expect(await app.html('/hc/en-us')).not.toContain('api-version-1.js');
  });
});

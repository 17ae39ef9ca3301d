import { JSDOM, VirtualConsole } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partScript } from '../../../src/browser-code/index.js';
import { guideApp } from './guide-app.js';

const ARTICLE = '/hc/en-us/articles/360000001001';
const SCRIPT = '<script src="/hc/assets/api-version-1.js"></script>';

/** A page of a version 1 theme, with what Zendesk adds to its head, run in a simulated browser. */
async function simulatedPage() {
  const app = await guideApp(
    {
      document_head: '<script>document.title = $.fn.jquery + typeof jQuery</script>',
      article_page: `
        <p>{{#user_info class="me"}}John{{/user_info}}</p>
        <p>{{user_info}}</p>
        {{vote 'up' class='thumb' role='radio'}} {{subscribe}} {{share}}`,
    },
    { apiVersion: 1 },
  );
  const html = await app.html(ARTICLE, app.people.john);
  expect(html).toContain(SCRIPT);
  const script = await partScript('help-center/api-version-1');
  const errors: unknown[] = [];
  const virtualConsole = new VirtualConsole();
  virtualConsole.on('jsdomError', (error) => errors.push(error.message));
  const { window } = new JSDOM(
    html.replace(SCRIPT, () => `<script>${script.replaceAll('</script', '<\\/script')}</script>`),
    { runScripts: 'dangerously', url: `http://localhost${ARTICLE}`, virtualConsole },
  );
  return { window, document: window.document, errorsAtStart: [...errors] };
}

/** One for all tests: a window takes longer than what is done in it. */
let page: Awaited<ReturnType<typeof simulatedPage>>;
beforeAll(async () => {
  page = await simulatedPage();
});
afterAll(() => page.window.close());

describe('a theme of API version 1', () => {
  it('has jQuery before its own scripts run', () => {
    const { document, errorsAtStart } = page;
    expect(document.title).toBe('1.9.1function');
    expect(errorsAtStart).toEqual([]);
  });

  it('has normalize.css and the icon fonts, before its own stylesheet', () => {
    const { document } = page;
    const [first] = document.querySelectorAll('head style, head link[rel="stylesheet"]');
    expect(first?.tagName).toBe('STYLE');
    expect(first?.textContent).toMatch(
      /"copenhagen-icons"; src: url\(data:[\s\S]*"entypo"; src: url\(data:[\s\S]*normalize\.css/,
    );
  });

  it('opens and closes drop-downs', () => {
    const { document, window } = page;
    const toggle = document.querySelector<HTMLElement>('#user.me > .btn.dropdown-toggle');
    const menu = document.querySelector('#user > #user-dropdown.dropdown-menu');
    const links = [...(menu?.querySelectorAll('#user-menu > a[role="menuitem"]') ?? [])];
    expect(links.map((link) => link.textContent)).toEqual([
      'My activities',
      'Profile',
      'Change password',
      'Sign out',
    ]);

    toggle?.click();
    expect(menu?.getAttribute('aria-expanded')).toBe('true');
    document.dispatchEvent(new window.KeyboardEvent('keydown', { key: 'Escape' }));
    expect(menu?.getAttribute('aria-expanded')).toBe('false');
    toggle?.click();
    document.body.click();
    expect(toggle?.getAttribute('aria-expanded')).toBe('false');
  });

  it('names the person in its menu', () => {
    const { document } = page;
    expect(document.querySelector('#user #user-name')?.textContent).toBe('John Smith');
    expect(document.querySelector('#user img#user-avatar')?.getAttribute('alt')).toBe('John Smith');
  });

  it('has votes and subscriptions as links with a title, which send a form', () => {
    const { document, window } = page;
    const vote = document.querySelector<HTMLElement>('a[data-helper="vote"]');
    expect(vote?.className).toBe('thumb');
    expect(vote?.textContent).toBe('');
    expect(vote?.title).toBe('Yes');
    expect(vote?.getAttribute('role')).toBe('radio');
    const subscribe = document.querySelector<HTMLElement>('a.article-subscribe[role="button"]');
    expect(subscribe?.textContent).toBe('Follow');
    const sent: string[] = [];
    window.HTMLFormElement.prototype.submit = function submit(this: HTMLFormElement) {
      sent.push(`${this.action} ${new window.FormData(this).get('value')}`);
    };

    vote?.click();
    subscribe?.click();

    expect(sent).toEqual([
      'http://localhost/hc/en-us/articles/360000001001/vote up',
      'http://localhost/hc/en-us/subscriptions/article/360000001001 ',
    ]);
  });

  it('has the names of networks, which its stylesheet replaces by icons', () => {
    const { document } = page;
    const links = [...document.querySelectorAll('ul.share > li > a')];
    expect(links.map((link) => `${link.className} ${link.innerHTML}`)).toEqual([
      'share-facebook Facebook',
      'share-twitter Twitter',
      'share-linkedin LinkedIn',
    ]);
  });

  it('has what agents may do as a drop-down, whose toggle its stylesheet draws', async () => {
    const app = await guideApp(
      { community_post_page: '{{#with post}}{{actions}}{{/with}}' },
      { apiVersion: 1 },
    );
    const html = await app.html('/hc/en-us/community/posts/360000002001', app.people.grace);
    expect(html).toMatch(
      /<span class="dropdown actions" data-helper="actions"><a class="dropdown-toggle" role="button" title="Actions" href="#"><\/a><span class="dropdown-menu dropdown-menu-end" role="menu"><a role="menuitem"/,
    );
  });

  it('has the filter of the requests outside a form', async () => {
    const field = "{{label 'status' for='s'}}{{select 'status' id='s'}}{{input 'query' id='q'}}";
    const app = await guideApp({ requests_page: field, home_page: field }, { apiVersion: 1 });
    const html = await app.html('/hc/en-us/requests?query=lock', app.people.john);
    expect(html).toMatch(/<label for="s"[\s\S]*<select name="status" id="s"/);
    expect(html).toContain('<input type="text" name="query" id="q" value="lock">');
    expect(app.failures).toEqual([]);
    expect(await app.html('/hc/en-us')).not.toContain('id="q"');
    expect(app.failures).toHaveLength(3);
  });
});

describe('themes of later versions', () => {
  it.each([2, 3, 4] as const)('of version %i bring their own jQuery', async (apiVersion) => {
    const app = await guideApp({ home_page: '' }, { apiVersion });
    expect(await app.html('/hc/en-us')).not.toContain('api-version-1.js');
  });
});

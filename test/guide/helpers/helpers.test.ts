import { describe, expect, it } from 'vitest';
import { type GuideApp, guideApp } from '../../local-help-center/help-center/guide-app.js';

type ApiVersion = 1 | 2 | 3 | 4;

/** One Help Center for each API version; each use of `printed` has its own templates in it. */
const apps = new Map<ApiVersion, { templates: Record<string, string>; app: Promise<GuideApp> }>();

function appOf(apiVersion: ApiVersion) {
  const templates: Record<string, string> = {};
  const found = apps.get(apiVersion) ?? { templates, app: guideApp(templates, { apiVersion }) };
  apps.set(apiVersion, found);
  return found;
}

/** What a template prints on a page: between the markers that are put around it. */
async function printed(
  source: string,
  {
    template = 'home_page',
    path = '/hc/en-us',
    apiVersion = 4,
    as = 'nobody',
  }: { template?: string; path?: string; apiVersion?: ApiVersion; as?: string } = {},
): Promise<string> {
  const { templates, app: starting } = appOf(apiVersion);
  const app = await starting;
  for (const name of Object.keys(templates)) delete templates[name];
  templates[template] = `[[${source}]]`;
  app.failures.length = 0;
  const person = { john: app.people.john, grace: app.people.grace }[as];
  const html = await app.html(path, person);
  const failure = app.failures[0]?.problems[0]?.description;
  if (failure !== undefined) return `error: ${failure}`;
  return /\[\[([\s\S]*)\]\]/.exec(html)?.[1]?.trim() ?? html;
}

const article = { template: 'article_page', path: '/hc/en-us/articles/360000001002' };
const section = { template: 'section_page', path: '/hc/en-us/sections/360000000202' };
const postPage = {
  template: 'community_post_page',
  path: '/hc/en-us/community/posts/360000002002',
};

describe('helpers of values', () => {
  it.each([
    ['{{calc 7 "+" 3}}', '10'],
    ['{{calc 7 "-" 3}}', '4'],
    ['{{calc 7 "*" 3}}', '21'],
    ['{{calc 7 "/" 2}}', '3'],
    ['{{calc 7 "/" 2 float=true}}', '3.5'],
    ['{{calc 6 "/" 3 float=true}}', '2.0'],
    ['{{calc 2 "**" 10}}', '1024'],
    ['{{calc 1 "?" 2}}', ''],
    ['{{calc 7 "%" 3}}', '1'],
    ['{{calc 7 "/" 0}}', ''],
    ['{{calc "7" "+" 3}}', '10'],
    ['{{calc "seven" "+" 3}}', ''],
    ['{{calc user.name "+" 3}}', ''],
    ['{{calc promoted_articles.length "-" 1}}', '4'],
    ['{{compare 2 ">" 1}}', 'true'],
    ['{{compare 10 ">" 9}}', 'true'],
    ['{{compare "10" "<" "9"}}', 'true'],
    ['{{compare 2 "==" 2}}', 'true'],
    ['{{compare 2 "==" "2"}}', 'false'],
    ['{{compare 2 "<" "3"}}', ''],
    ['{{#compare user.name ">" 0}}yes{{else}}no{{/compare}}', 'no'],
    ['{{#if (compare 1 ">=" 2)}}yes{{else}}no{{/if}}', 'no'],
    ['{{#compare 1 "<" 2}}yes{{else}}no{{/compare}}', 'yes'],
    ['{{concat "a" "" "b"}}', 'ab'],
    ['{{concat "0" "1" "2" "3" "4" "5" "6" "7" "8" "9" "10"}}', '0123456789'],
    ['{{concat "a" 1 "b"}}', ''],
    ['{{concat "a" user.name}}', ''],
    ['{{#contains "created-post" "post"}}yes{{else}}no{{/contains}}', 'yes'],
    ['{{#contains "article" "post"}}yes{{else}}no{{/contains}}', 'no'],
    ['{{#is help_center.locale "en-us"}}yes{{else}}no{{/is}}', 'yes'],
    ['{{#is 1 1}}yes{{/is}}', 'yes'],
    ['{{#is 1 "1"}}yes{{else}}no{{/is}}', 'no'],
    ['{{#isnt 1 "1"}}yes{{/isnt}}', 'yes'],
    ['{{#is signed_in false}}yes{{/is}}', 'yes'],
    ['{{#is signed_in "false"}}yes{{else}}no{{/is}}', 'no'],
    ['{{#is (calc 4 "/" 2 float=true) 2}}yes{{/is}}', 'yes'],
    ['{{#is user.name ""}}nobody{{/is}}', 'nobody'],
    ['{{#isnt help_center.locale "ar"}}yes{{else}}no{{/isnt}}', 'yes'],
    ['{{#if (not signed_in)}}out{{else}}in{{/if}}', 'out'],
    ['{{#each (slice promoted_articles 0 2)}}{{id}} {{/each}}', '360000001001 360000001002'],
    ['{{#each (slice promoted_articles 1 2)}}{{id}} {{/each}}', '360000001002 360000001004'],
    ['{{#each (slice promoted_articles 4)}}{{id}}{{/each}}', '360000001020'],
    ['{{#each (slice promoted_articles -1 1)}}{{id}}{{/each}}', '360000001020'],
    ['{{#each (slice promoted_articles 5 1)}}x{{else}}none{{/each}}', 'none'],
    ['{{#each (slice promoted_articles -6 1)}}x{{else}}none{{/each}}', 'none'],
    ['{{#each (filter categories on="id" equals=360000000102)}}{{name}}{{/each}}', 'Riding'],
    ['{{#each (filter categories on="id" equals="360000000102")}}x{{else}}none{{/each}}', 'none'],
    [
      '{{#each (filter categories on="name" starts_with="Ri" ends_with="ng")}}{{name}}{{/each}}',
      'Riding',
    ],
    ['{{#each (filter categories on="name" contains="idin")}}{{name}}{{/each}}', 'Riding'],
    ['{{#each (filter categories on="name" matches="R")}}x{{else}}none{{/each}}', 'none'],
    [
      '{{#each (filter promoted_articles on="section.name" equals="Memberships")}}{{id}}{{/each}}',
      '360000001004',
    ],
    ['{{#each (filter categories on="nothing" equals="1")}}x{{else}}none{{/each}}', 'none'],
    ['{{#each (filter categories equals="1")}}x{{else}}none{{/each}}', 'none'],
    ['{{excerpt "<b>Bikes &amp; boats</b> at the pier" characters=14}}', 'Bikes &amp; boats…'],
    ['{{excerpt "short"}}', 'short'],
    ['{{json help_center.name}}', '"Harbour Bikes"'],
    ['{{json (concat "</script>" "&")}}', '"\\u003c/script\\u003e\\u0026"'],
    ['{{json_stringify signed_in}}', 'false'],
    ['{{json user.name}}', 'null'],
    ['{{dc "a_name"}}', 'a_name'],
    ['{{asset "logo.svg"}}', '/theme/assets/logo.svg'],
    ["{{asset 'go' prefix='lo' suffix='.svg'}}", '/theme/assets/logo.svg'],
    ["{{#if (asset 'nothing.svg')}}there{{else}}not there{{/if}}", 'not there'],
  ])('%s prints %s', async (source, expected) => {
    expect(await printed(source)).toBe(expected);
  });

  it('compare refuses what is not an operator', async () => {
    expect(await printed('{{compare 1 "!=" 2}}')).toContain("not '!='");
  });

  it('excerpt cuts to 120 characters unless it is given another length', async () => {
    expect(await printed(`{{excerpt "${'a'.repeat(200)}"}}`)).toBe(`${'a'.repeat(119)}…`);
  });
});

describe('t', () => {
  it.each([
    ["{{t 'search'}}", 'Search'],
    ["{{t 'comments_count' count=0}}", '0 comments'],
    ["{{t 'comments_count' count=1}}", '1 comment'],
    ["{{t 'comments_count' count=12}}", '12 comments'],
    ["{{t 'vote' count=1}}", 'Vote'],
    ["{{t 'results' query='<b>' count=2}}", '2 results for &quot;&lt;b&gt;&quot;'],
    ["{{t'download'}}", 'Download'],
    ["{{t 'no such words'}}", 'translation missing: en-us.no such words'],
    ["{{t 'constructor'}}", 'translation missing: en-us.constructor'],
  ])('%s prints %s', async (source, expected) => {
    expect(await printed(source)).toBe(expected);
  });

  it.each([
    ["{{t 'search'}}", 'بحث'],
    ["{{t 'comments_count' count=0}}", 'لا تعليقات'],
    ["{{t 'comments_count' count=2}}", 'تعليقان'],
    ["{{t 'comments_count' count=3}}", '3 تعليقات'],
    ["{{t 'comments_count' count=11}}", '11 تعليقًا'],
    ["{{t 'oops'}}", 'عذرًا'],
    ["{{t 'open_user_in_support'}}", 'Open this person in Support'],
  ])('in Arabic %s prints %s', async (source, expected) => {
    expect(await printed(source, { path: '/hc/ar' })).toBe(expected);
  });
});

describe('date', () => {
  it.each([
    [
      '{{date "2026-03-04T09:05:00Z"}}',
      '<time datetime="2026-03-04T09:05:00Z" title="2026-03-04 09:05">March 04, 2026 09:05</time>',
    ],
    [
      '{{date "2026-03-04T09:05:00Z" format="medium"}}',
      '<time datetime="2026-03-04T09:05:00Z" title="2026-03-04 09:05">March 4, 2026</time>',
    ],
    [
      '{{date "2026-03-04T09:05:00Z" format="short" timeago=true}}',
      '<time datetime="2026-03-04T09:05:00Z" title="2026-03-04 09:05" data-datetime="calendar">03/04/2026</time>',
    ],
    [
      '{{date "2026-03-04T09:05:00Z" format="full"}}',
      '<time datetime="2026-03-04T09:05:00Z" title="2026-03-04 09:05">Wednesday, March 04, 2026 09:05</time>',
    ],
    [
      '{{date "2026-03-04T09:05:00Z" timeago=false class="when"}}',
      '<time datetime="2026-03-04T09:05:00Z" title="2026-03-04 09:05" data-datetime="calendar" class="when">March 04, 2026 09:05</time>',
    ],
    ['{{date "no date"}}', ''],
    ['{{date user.name}}', ''],
  ])('%s prints %s', async (source, expected) => {
    expect(await printed(source)).toBe(expected);
  });

  it('reports how long ago something was', async () => {
    const hourAgo = new Date(Date.now() - 3_700_000).toISOString();
    expect(await printed(`{{date "${hourAgo}" timeago=true}}`)).toMatch(
      /data-datetime="relative">1 hour ago</,
    );
  });
});

describe('link and page_path', () => {
  it.each([
    ["{{link 'help_center'}}", '<a href="/hc/en-us">Help Center</a>'],
    [
      "{{#link 'requests' class='x'}}Mine{{/link}}",
      '<a class="x" href="/hc/en-us/requests">Mine</a>',
    ],
    [
      "{{link 'requests' sort_by='created_at'}}",
      '<a href="/hc/en-us/requests?sort_by=created_at">Requests</a>',
    ],
    ["{{link 'request' id=101}}", '<a href="/hc/en-us/requests/101">#101</a>'],
    ["{{link 'community'}}", '<a href="/hc/en-us/community/topics">Community</a>'],
    [
      "{{link 'posts' role='menuitem'}}",
      '<a role="menuitem" href="/hc/en-us/community/posts">Show all posts</a>',
    ],
    [
      "{{link 'new_post' topic_id=5}}",
      '<a href="/hc/en-us/community/posts/new?community_post%5Btopic_id%5D=5">New post</a>',
    ],
    [
      "{{link 'user_profile' id=1000000000205}}",
      '<a href="/hc/en-us/profiles/1000000000205">Kenji Watanabe</a>',
    ],
    [
      "{{link 'search_result' content_tag_id='T1'}}",
      '<a href="/hc/en-us/search?content_tags=T1">Search results</a>',
    ],
    [
      "{{link 'sign_in' class='b'}}",
      '<a class="b" rel="nofollow" data-auth-action="signin" href="/hc/en-us/signin?return_to=%2Fhc%2Fen-us">Sign in</a>',
    ],
    [
      "{{link 'sign_out'}}",
      '<a rel="nofollow" data-auth-action="signout" href="/access/logout?return_to=%2Fhc%2Fen-us">Sign out</a>',
    ],
    [
      "{{link 'topics' role='menuitem' selected='true'}}",
      '<a role="menuitem" aria-selected="true" href="/hc/en-us/community/topics">Topics</a>',
    ],
    ["{{link 'chat'}}", ''],
    ["{{#link 'chat'}}chat{{else}}no chat{{/link}}", 'no chat'],
    ["{{link 'service_catalog'}}", ''],
    ["{{page_path ' help_center'}}", '/hc/en-us'],
    ["{{page_path 'new_request'}}", '/hc/en-us/requests/new'],
    [
      "{{page_path 'user_profile' id=7 filter_by='badges'}}",
      '/hc/en-us/profiles/7?filter_by=badges',
    ],
    ["{{page_path 'section' id=7}}", '/hc/en-us/sections/7'],
    ["{{json (page_path 'help_center')}}", '"/hc/en-us"'],
  ])('%s prints %s', async (source, expected) => {
    expect(await printed(source, { as: source.includes('sign_in') ? 'nobody' : 'john' })).toBe(
      expected,
    );
  });

  it.each([
    ['requests', ['john', 'grace']],
    ['contributions', ['john', 'grace']],
    ['subscriptions', ['john', 'grace']],
    ['my_activities', ['john']],
    ['sign_in', ['nobody']],
    ['new_request', ['nobody', 'john', 'grace']],
  ])('link %s is shown to %s only, page_path has the path for all', async (target, shownTo) => {
    const source = `{{#if (page_path '${target}')}}path{{/if}} {{#link '${target}'}}link{{else}}none{{/link}}`;
    for (const as of ['nobody', 'john', 'grace']) {
      expect(await printed(source, { as })).toMatch(
        shownTo.includes(as) ? /^path <a .*>link<\/a>$/ : /^path none$/,
      );
    }
  });

  it('refuse a page that Guide does not have', async () => {
    expect(await printed("{{link 'nowhere'}}")).toContain(
      "error: 'nowhere' is not a page to link to. Guide has applications,",
    );
  });
});

describe('the search', () => {
  const form = (inner: string, attributes = 'class="search"') =>
    `<form role="search" ${attributes} data-search="" autocomplete="off" action="/hc/en-us/search" accept-charset="UTF-8" method="get"><input type="hidden" name="utf8" value="✓">${inner}</form>`;
  const query =
    '<input type="search" name="query" id="query" placeholder="Search" autocomplete="off" aria-label="Search">';

  it('is a form with a button', async () => {
    expect(await printed('{{search}}')).toBe(
      form(`${query}<input type="submit" name="commit" value="Search">`),
    );
  });

  it('has no button with submit=false, and its own class', async () => {
    expect(await printed("{{search submit=false class='big'}}")).toBe(form(query, 'class="big"'));
  });

  it('reports that it is instant', async () => {
    expect(await printed('{{search instant=true}}')).toContain(' data-instant="true"');
  });

  it('keeps to the category of the page when it is scoped', async () => {
    expect(await printed('{{search scoped=true submit=false}}', section)).toContain(
      '<input type="hidden" name="category" value="360000000101">',
    );
    expect(await printed('{{search scoped=false submit=false}}', section)).toBe(form(query));
  });

  it('takes a placeholder', async () => {
    expect(await printed('{{search placeholder=\'Ask "us"\'}}')).toContain(
      'placeholder="Ask &quot;us&quot;"',
    );
  });
});

describe('helpers that tell who is signed in', () => {
  it.each([
    ['{{user_name}}', 'nobody', ''],
    ['{{user_name}}', 'john', '<span data-user-name="John Smith">John Smith</span>'],
    [
      "{{user_name class='n'}}",
      'john',
      '<span class="n" data-user-name="John Smith">John Smith</span>',
    ],
    [
      "{{user_avatar class='a'}}",
      'john',
      '<img alt="" class="a" src="/hc/avatars/1000000000101.svg">',
    ],
    ['{{user_avatar}}', 'nobody', '<img alt="" src="/hc/avatars/0.svg">'],
    ['{{my_profile}}', 'nobody', ''],
    [
      "{{#my_profile role='menuitem'}}Me{{/my_profile}}",
      'john',
      '<a role="menuitem" href="/hc/en-us/profiles/1000000000101">Me</a>',
    ],
    ['{{my_profile}}', 'john', '<a href="/hc/en-us/profiles/1000000000101">My profile</a>'],
    ['{{change_password}}', 'nobody', ''],
    ['{{change_password}}', 'grace', ''],
    [
      "{{change_password role='menuitem'}}",
      'john',
      '<a role="menuitem" href="/hc/en-us/profiles/1000000000101?edit=password">Change password</a>',
    ],
    [
      '{{contact_details}}',
      'john',
      '<a href="/hc/en-us/profiles/1000000000101?edit=contact">Contact details</a>',
    ],
    ['{{#user_info}}menu{{/user_info}}', 'john', '<div class="user-info">menu</div>'],
    ['{{#user_info}}menu{{/user_info}}', 'nobody', ''],
    ['{{signed_in}} {{user.role}}', 'nobody', 'false anonymous'],
    ['{{signed_in}} {{user.role}}', 'grace', 'true agent'],
  ])('%s prints for %s: %s', async (source, as, expected) => {
    expect(await printed(source, { as })).toBe(expected);
  });
});

describe('vote', () => {
  const inArticle = (source: string) => `{{#with article}}${source}{{/with}}`;

  it.each([
    ["{{vote 'sum' class='s'}}", />27<\/span>$/],
    ["{{vote 'count'}}", />29<\/span>$/],
    ["{{vote 'label' class='l'}}", />28 out of 29 found this helpful<\/span>$/],
  ])('%s prints a number', async (source, expected) => {
    expect(await printed(inArticle(source), article)).toMatch(expected);
  });

  it('is a toggle button that sends the vote without a script', async () => {
    expect(await printed(inArticle("{{vote 'up' class='v' selected_class='on'}}"), article)).toBe(
      '<button aria-pressed="false" type="submit" form="guide-post-back" formaction="/hc/en-us/articles/360000001002/vote" name="value" value="up" class="v" data-helper="vote" data-item="article" data-type="up" data-id="360000001002" data-upvote-count="28" data-vote-count="29" data-vote-sum="27" data-vote-url="/hc/en-us/articles/360000001002/vote" data-value="null" data-label="28 out of 29 found this helpful" data-auth-action="signin" data-selected-class="on" aria-label="This article was helpful" title="This article was helpful">Yes</button>',
    );
  });

  it('has the content of its block, and is a radio button where the theme asks for one', async () => {
    const source = "{{#each comments}}{{#vote 'up' role='radio'}}<svg></svg>{{/vote}}|{{/each}}";
    const first = (await printed(source, postPage)).split('|')[0];
    expect(first).toMatch(/^<button role="radio" aria-checked="false" .*><svg><\/svg><\/button>$/);
  });

  it('belongs to the object whose path calls it', async () => {
    expect(await printed("{{post.vote 'sum'}}", postPage)).toMatch(/data-item="post".*>44<\/span>/);
  });

  it('refuses what is not a vote', async () => {
    expect(await printed(inArticle("{{vote 'sideways'}}"), article)).toContain("not 'sideways'");
  });
});

describe('helpers of pages', () => {
  it('breadcrumbs are a named landmark, and a list with titles before API version 3', async () => {
    const list =
      '<ol class="breadcrumbs"><li title="Harbour Bikes"><a href="/hc/en-us">Harbour Bikes</a></li><li title="Getting started"><a href="/hc/en-us/categories/360000000101-Getting-started">Getting started</a></li><li title="Memberships"><a href="/hc/en-us/sections/360000000202-Memberships">Memberships</a></li></ol>';
    for (const apiVersion of [1, 2] as const) {
      expect(await printed('{{breadcrumbs}}', { ...section, apiVersion })).toBe(list);
    }
    for (const apiVersion of [3, 4] as const) {
      expect(await printed('{{breadcrumbs}}', { ...section, apiVersion })).toBe(
        `<nav aria-label="Current location">${list.replaceAll(/ title="[^"]*"/g, '')}</nav>`,
      );
    }
  });

  it('subscribe is a toggle button in the element that themes know', async () => {
    const html = await printed('{{subscribe}}', section);
    expect(html).toMatch(
      /^<div data-helper="subscribe" data-json="\{&quot;item&quot;:&quot;section&quot;/,
    );
    expect(html).toContain(
      '<button type="submit" form="guide-post-back" formaction="/hc/en-us/subscriptions/section/360000000202" class="button button-large" aria-pressed="false" data-auth-action="signin">Follow</button>',
    );
  });

  it('share and vote work on a comment and on the article around it', async () => {
    const comments = "{{#each comments}}{{share}}{{vote 'sum'}}{{/each}}";
    expect(await printed(comments, postPage)).toMatch(/^<ul class="share">.*<span/s);
    expect(await printed("{{vote 'sum'}}", article)).toBe(
      await printed("{{article.vote 'sum'}}", article),
    );
  });

  it('share links to the networks', async () => {
    const html = await printed('{{share}}', article);
    expect(html).toMatch(
      /^<ul class="share"><li><a href="https:\/\/www\.facebook\.com\/share\.php\?/,
    );
    expect(html).toContain('aria-label="Share on LinkedIn"');
  });

  it('pagination prints nothing where one page contains all', async () => {
    expect(await printed('{{pagination}}', section)).toBe('');
  });

  it('pagination leads on and back', async () => {
    const second = { ...article, path: '/hc/en-us/articles/360000001008?page=2' };
    expect(await printed('{{pagination}}', second)).toBe(
      '<nav class="pagination" aria-label="Pagination"><ul><li class="pagination-first"><a class="pagination-first-link" href="/hc/en-us/articles/360000001008?page=1" rel="first"><span aria-hidden="true">«</span><span class="pagination-first-text">First</span></a></li><li class="pagination-prev"><a class="pagination-prev-link" href="/hc/en-us/articles/360000001008?page=1" rel="prev"><span aria-hidden="true">‹</span><span class="pagination-prev-text">Previous</span></a></li></ul></nav>',
    );
  });

  it('comment_callout asks visitors to sign in, and reports when comments are off', async () => {
    expect(await printed('{{comment_callout}}', article)).toMatch(
      /^Please <a .*href="\/hc\/en-us\/signin\?return_to=.*">sign in<\/a> to leave a comment\.$/,
    );
    expect(await printed('{{comment_callout}}', { ...article, as: 'john' })).toBe(
      'Write the first comment.',
    );
    const commented = { ...article, path: '/hc/en-us/articles/360000001008' };
    expect(await printed('{{comment_callout}}', { ...commented, as: 'john' })).toBe('');
    const closed = { ...article, path: '/hc/en-us/articles/360000001014' };
    expect(await printed('{{comment_callout}}', closed)).toBe(
      'Comments are switched off for this article.',
    );
  });

  it('request_callout, recent_articles and related_articles', async () => {
    expect(await printed('{{request_callout}}', article)).toBe(
      'Have more questions? <a href="/hc/en-us/requests/new">Submit a request</a>',
    );
    expect(await printed('{{recent_articles}}', article)).toBe('');
    expect(await printed('{{related_articles}}', article)).toMatch(
      /^<section class="related-articles"><h2 class="related-articles-title">Related articles<\/h2><ul><li><a href="\/hc\/en-us\/articles\/\d+/,
    );
  });

  it('recent_activity lists what was written last, in the community only when asked', async () => {
    const all = await printed('{{recent_activity}}');
    expect(all).toMatch(/^<div class="recent-activity" data-recent-activity=""><h2 /);
    expect(all).toContain('article_commented');
    expect(all).not.toContain('"post_');
    expect(await printed("{{recent_activity scope='community'}}")).not.toContain('"article_');
  });

  it('recent_activity keeps to the category or section of the page', async () => {
    const parents = async (scope: string, page: object) => {
      const html = await printed(`{{recent_activity scope='${scope}'}}`, page);
      const links = html.matchAll(/recent-activity-item-parent" href="[^"]*">([^<]*)/g);
      return new Set([...links].map(([, name]) => name));
    };
    const category = { template: 'category_page', path: '/hc/en-us/categories/360000000101' };
    expect(await parents('section', section)).toEqual(new Set(['Memberships']));
    expect(await parents('category', category)).toEqual(new Set(['First steps', 'Memberships']));
    expect(await parents('category', section)).not.toEqual(await parents('section', section));
  });

  it('actions are for agents', async () => {
    expect(await printed('{{post.actions}}', postPage)).toBe('');
    expect(
      await printed('{{#post.actions}}…{{/post.actions}}', { ...postPage, as: 'grace' }),
    ).toMatch(
      /^<details class="actions" data-helper="actions"><summary class="actions-toggle" aria-label="Actions"/,
    );
  });

  it('satisfaction is asked of solved requests', async () => {
    const solved = { template: 'request_page', path: '/hc/en-us/requests/103', as: 'john' };
    expect(await printed('{{satisfaction}}', solved)).toContain('aria-pressed="true"');
    const open = { ...solved, path: '/hc/en-us/requests/101' };
    expect(await printed('{{satisfaction}}', open)).toBe('');
  });

  it('request_form and follow_up are gone in API version 4', async () => {
    const page = {
      template: 'new_request_page',
      path: '/hc/en-us/requests/new?parent_id=104',
      as: 'john',
    };
    expect(await printed('{{request_form}}', page)).toBe("error: 'request_form' does not exist");
    const old = { ...page, apiVersion: 3 } as const;
    expect(await printed('{{request_form}}', old)).toMatch(
      /^<form id="new_request" class="request-form" .*name="request\[via_followup_source_id\]" value="104"/,
    );
    expect(await printed('{{follow_up}}', old)).toBe(
      'Follow-up to <a href="/hc/en-us/requests/104">#104</a> “Invoice of March”',
    );
  });
});

describe('forms', () => {
  const inForm = (source: string) => `{{#form 'comment' class='c'}}${source}{{/form}}`;
  const signedIn = { ...article, as: 'john' };

  it.each([
    ["{{label 'body'}}", '<label for="comment_body" id="comment_body_label">Add a comment</label>'],
    [
      "{{#label 'body' for='x'}}Say{{/label}}",
      '<label for="x" id="comment_body_label">Say</label>',
    ],
    [
      "{{input 'body' class='i'}}",
      '<input type="text" name="comment[body]" id="comment_body" value="" aria-required="true" class="i">',
    ],
    [
      "{{input type='submit' class='b'}}",
      '<input name="commit" value="Submit" type="submit" class="b">',
    ],
    [
      "{{textarea 'body' rows='4'}}",
      '<textarea name="comment[body]" id="comment_body" aria-label="Add a comment" placeholder="Add a comment" aria-required="true" rows="4">\n</textarea>',
    ],
    ["{{#required 'body'}}must{{else}}may{{/required}}", 'must'],
    ["{{#validate 'body'}}wrong{{else}}fine{{/validate}}", 'fine'],
    ["{{error 'body'}}", ''],
  ])('%s prints %s', async (source, expected) => {
    const html = await printed(inForm(source), signedIn);
    expect(html).toMatch(
      /^<form class="c" data-form="" data-form-type="comment" action="\/hc\/en-us\/articles\/360000001002\/comments" accept-charset="UTF-8" method="post" novalidate>/,
    );
    expect(html.replace(/^<form[^>]*><input[^>]*>/, '').replace(/<\/form>$/, '')).toBe(expected);
  });

  it('are not printed for those who may not send them', async () => {
    expect(await printed(inForm("{{wysiwyg 'body'}}"), article)).toBe('');
  });

  it('have fields for agents only', async () => {
    const source = "{{#form 'comment'}}{{checkbox 'official'}}{{label 'official'}}{{/form}}";
    expect(await printed(source, { ...postPage, as: 'john' })).not.toContain('official');
    expect(await printed(source, { ...postPage, as: 'grace' })).toContain(
      '<input type="checkbox" name="community_comment[official]" id="community_comment_official" value="1" aria-label="Official comment">',
    );
  });

  it('have selects and multiselects', async () => {
    const page = {
      template: 'new_community_post_page',
      path: '/hc/en-us/community/posts/new?community_post[topic_id]=360000000902',
      as: 'john',
    };
    const html = await printed(
      "{{#form 'post'}}{{select 'topic'}}{{multiselect 'content_tags'}}{{suggestion_list class='s'}}{{/form}}",
      page,
    );
    expect(html).toContain('<option value="360000000902" selected>Ideas</option>');
    expect(html).toContain(
      '<select name="community_post[content_tags][]" id="community_post_content_tags" aria-label="Related to" multiple>',
    );
    expect(html).toContain('<div class="s" data-hc-suggestion-list></div>');
  });

  it('have token fields and uploads', async () => {
    const page = { template: 'request_page', path: '/hc/en-us/requests/101', as: 'john' };
    const html = await printed(
      "{{#form 'comment'}}{{token_field 'ccs' class='t'}}{{upload}}{{/form}}",
      page,
    );
    expect(html).toContain(
      'value="lena.fischer@example.com" placeholder="CC" aria-label="CC" data-helper="token-field" autocomplete="off" class="t">',
    );
    expect(html).toContain(
      '<input type="file" multiple name="attachments[]" aria-label="Add a file">',
    );
  });

  it.each([
    [
      "{{#form 'nothing'}}{{/form}}",
      "error: 'nothing' is not a form of this page, which has comment.",
    ],
    [
      "{{#form 'comment'}}{{input 'title'}}{{/form}}",
      "error: 'title' is not a field of this form, which has body.",
    ],
    ["{{input 'body'}}", "error: 'input' is outside {{#form}}. Move it into the form."],
  ])('%s reports what is wrong', async (source, expected) => {
    expect(await printed(source, signedIn)).toBe(expected);
  });

  it('cannot be broken out of by an option', async () => {
    expect(await printed(inForm(`{{input 'body' class='"><b>'}}`), signedIn)).toContain(
      'class="&quot;&gt;&lt;b&gt;">',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { guideApp } from './guide-app.js';

const requestForm = {
  new_request_page:
    '{{new_request_form.errors}}|{{#each new_request_form.ticket_fields}}{{label}}={{value}}:{{error}};{{/each}}' +
    '{{#with new_request_form.email_field}}{{label}}={{value}}:{{error}};{{/with}}',
  request_page:
    '{{request.subject}}|{{request.status}}|{{#each comments}}{{author.name}}: {{body}};{{/each}}',
  requests_page: '{{#each requests}}{{id}} {{/each}}',
  error_page: 'error {{error}}',
};
const path = '/hc/en-us/requests';

describe('a new request', () => {
  it('without a subject comes back with what was written and what is wrong', async () => {
    const app = await guideApp(requestForm);
    const fields = { 'request[subject]': ' ', 'request[description]': 'The chain <b>came off</b>' };

    const response = await app.post(path, fields, app.people.john);

    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('Your request could not be sent. Please see the messages below.|');
    expect(html).toContain('Subject= :Subject cannot be blank;');
    expect(html).toContain('Description=The chain &lt;b&gt;came off&lt;/b&gt;:;');
  });

  it('of a visitor needs an e-mail address', async () => {
    const app = await guideApp(requestForm);
    const fields = {
      'request[subject]': 'Hello',
      'request[description]': 'There',
      'request[anonymous_requester_email]': 'nobody',
    };
    expect(await (await app.post(path, fields)).text()).toContain(
      'Your e-mail address=nobody:Your e-mail address: please give a valid e-mail address;',
    );
    fields['request[anonymous_requester_email]'] = 'somebody@example.com';
    const response = await app.post(path, fields);
    expect([response.status, response.headers.get('location')]).toEqual([303, '/hc/en-us']);
  });

  it('of a form with required fields needs them', async () => {
    const app = await guideApp(requestForm);
    const fields = {
      'request[subject]': 'Broken',
      'request[description]': 'Wheel',
      'request[ticket_form_id]': '360000000302',
      'request[custom_fields][360000000402]': '',
    };
    const html = await (await app.post(path, fields, app.people.john)).text();
    expect(html).toContain('Number of the bike=:Number of the bike cannot be blank;');
  });

  it('needs what hangs on another field while that one has the value', async () => {
    const app = await guideApp(requestForm);
    const send = async (about: string) => {
      const fields = {
        'request[subject]': '',
        'request[custom_fields][360000000401]': about,
        'request[custom_fields][360000000402]': '',
      };
      return (await app.post(path, fields, app.people.john)).text();
    };
    expect(await send('about_unlocking')).toContain('Number of the bike cannot be blank');
    expect(await send('about_payment')).not.toContain('Number of the bike cannot be blank');
  });

  it('keeps its type, priority and fields', async () => {
    const app = await guideApp({
      request_page:
        '{{request.type_name}} {{request.priority_name}} {{#each custom_fields}}{{title}}={{value}}{{/each}}',
    });
    const fields = {
      'request[subject]': 'A',
      'request[description]': 'B',
      'request[type]': 'problem',
      'request[priority]': 'low',
      'request[custom_fields][360000000402]': '4711',
    };
    const sent = await app.post(path, fields, app.people.john);
    expect(await app.html(sent.headers.get('location') ?? '', app.people.john)).toContain(
      'Problem Low Number of the bike=4711',
    );
  });

  it("gets its token and a place for files from Zendesk's APIs", async () => {
    const app = await guideApp();
    const session = await (await app.get('/api/v2/help_center/sessions.json')).json();
    expect(session).toEqual({ current_session: { csrf_token: expect.stringMatching(/^.{20,}$/) } });

    const upload = await app.request('/api/v2/uploads.json?filename=chain.png', {
      method: 'POST',
      body: 'bytes',
    });
    expect(upload.status).toBe(201);
    expect(await upload.json()).toMatchObject({
      upload: {
        token: expect.any(String),
        attachment: { file_name: 'chain.png', content_url: expect.stringMatching(/chain\.png$/) },
      },
    });
  });

  it('is there afterwards, for its requester only, with its text as text', async () => {
    const app = await guideApp(requestForm);
    const { john, amina } = app.people;
    const fields = {
      'request[subject]': 'New one',
      'request[description]': 'One\n\n<script>2</script>',
    };

    const response = await app.post(path, fields, john);
    const location = response.headers.get('location') ?? '';

    expect(response.status).toBe(303);
    expect(await app.html(location, john)).toContain(
      'New one|open|John Smith: <p>One</p><p>&lt;script&gt;2&lt;/script&gt;</p>;',
    );
    expect((await app.get(location, amina)).status).toBe(403);
    expect(await app.html(path, john)).toContain(location.split('/').at(-1));
  });

  it('shows its errors through {{request_form}} in older themes', async () => {
    const app = await guideApp({ new_request_page: '{{request_form}}' }, { apiVersion: 2 });
    const html = await (await app.post(path, { 'request[subject]': '' }, app.people.john)).text();
    expect(html).toContain('aria-invalid="true" aria-describedby="request_subject_error"');
    expect(html).toContain(
      '<div id="request_subject_error" class="notification notification-error notification-inline">Subject cannot be blank</div>',
    );
  });
});

describe('a request', () => {
  it('is answered', async () => {
    const app = await guideApp(requestForm);
    const { john } = app.people;
    await app.post('/hc/en-us/requests/102/comments', { 'request_comment[body]': 'Five' }, john);
    expect(await app.html('/hc/en-us/requests/102', john)).toMatch(
      /\|open\|.*John Smith: <p>Five<\/p>;/,
    );
  });

  it('is marked as solved', async () => {
    const app = await guideApp(requestForm);
    const { john } = app.people;
    const fields = { 'request_comment[body]': '', 'request_comment[mark_as_solved]': '1' };
    await app.post('/hc/en-us/requests/101/comments', fields, john);
    expect(await app.html('/hc/en-us/requests/101', john)).toContain('|solved|');
  });

  it('takes no comment when it is closed, nor from others', async () => {
    const app = await guideApp(requestForm);
    const send = (id: number, person = app.people.john) =>
      app.post(`/hc/en-us/requests/${id}/comments`, { 'request_comment[body]': 'x' }, person);
    expect((await send(104)).status).toBe(403);
    expect((await send(101, app.people.amina)).status).toBe(403);
    expect((await send(999)).status).toBe(404);
  });

  it('reports when nothing was written', async () => {
    const app = await guideApp({
      request_page:
        "{{#form 'comment'}}{{#validate 'body'}}<p>{{error 'body'}}</p>{{/validate}}{{/form}}",
    });
    const fields = { 'request_comment[body]': '' };
    const response = await app.post('/hc/en-us/requests/101/comments', fields, app.people.john);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('<p>Comment cannot be blank</p>');
  });

  it('is rated', async () => {
    const app = await guideApp({ request_page: '{{satisfaction_response.rating.value}}' });
    const { john } = app.people;
    const rate = '/hc/en-us/requests/103/satisfaction';
    expect(await app.html('/hc/en-us/requests/103', john)).toContain('\n5\n');
    await app.post(rate, { satisfaction: 'bad' }, john);
    expect(await app.html('/hc/en-us/requests/103', john)).toContain('\n1\n');
    expect((await app.post(rate, { satisfaction: 'so so' }, john)).status).toBe(400);
  });
});

describe('comments, votes and following', () => {
  const article = '/hc/en-us/articles/360000001002';

  it('a comment is there afterwards, with a word of thanks shown once', async () => {
    const app = await guideApp({
      article_page: '{{#each comments}}{{author.name}}: {{body}}{{/each}}',
    });
    const { john } = app.people;

    const sent = await app.post(`${article}/comments`, { 'comment[body]': 'Nice <3' }, john);

    expect(sent.status).toBe(303);
    const [notice = ''] = (sent.headers.get('set-cookie') ?? '').split(';');
    const page = await app.request(article, { headers: { cookie: notice } });
    const html = await page.text();
    expect(html).toContain('John Smith: <p>Nice &lt;3</p>');
    expect(html).toContain('role="status">Your comment was added.</div>');
    expect(page.headers.get('set-cookie')).toContain('hc_notice=;');
  });

  it('an empty comment shows its error in the form', async () => {
    const app = await guideApp({
      article_page:
        "{{#form 'comment'}}{{wysiwyg 'body'}}{{#validate 'body'}}{{error 'body'}}{{/validate}}{{/form}}",
    });
    const html = await (await app.post(`${article}/comments`, {}, app.people.john)).text();
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('Comment cannot be blank');
  });

  it('no comment goes where comments are switched off', async () => {
    const app = await guideApp();
    const closed = '/hc/en-us/articles/360000001014/comments';
    expect((await app.post(closed, { 'comment[body]': 'x' }, app.people.john)).status).toBe(403);
  });

  it('only agents comment officially', async () => {
    const app = await guideApp({ community_post_page: '{{#each comments}}{{official}} {{/each}}' });
    const post = '/hc/en-us/community/posts/360000002013';
    const fields = { 'community_comment[body]': 'x', 'community_comment[official]': '1' };
    await app.post(`${post}/comments`, fields, app.people.john);
    await app.post(`${post}/comments`, fields, app.people.grace);
    expect(await app.html(post)).toContain('\ntrue false \n');
  });

  it('a vote counts once for each person, and is taken back by voting again', async () => {
    const app = await guideApp({ article_page: '{{article.upvote_count}}/{{article.vote_count}}' });
    const { john, amina } = app.people;
    const counts: string[] = [];
    const vote = async (value: string, person = john) => {
      const response = await app.post(`${article}/vote`, { value }, person, article);
      expect(response.headers.get('location')).toBe(article);
      counts.push(/main">\n(.*)\n/.exec(await app.html(article))?.[1] ?? '');
    };
    await vote('up');
    await vote('up', amina);
    await vote('down');
    await vote('down');

    expect(counts).toEqual(['29/30', '30/31', '29/31', '29/30']);
  });

  it('posts and comments are voted on too', async () => {
    const app = await guideApp({
      community_post_page: '{{post.vote_sum}} {{#each comments}}{{id}}:{{vote_sum}}{{/each}}',
    });
    const post = '/hc/en-us/community/posts/360000002003';
    const [, comment = ''] = /31 (\d+):2/.exec(await app.html(post)) ?? [];
    await app.post(`${post}/vote`, { value: 'down' }, app.people.john);
    await app.post(`${post}/comments/${comment}/vote`, { value: 'up' }, app.people.john);
    expect(await app.html(post)).toContain(`30 ${comment}:3`);
  });

  it('visitors are asked to sign in, and brought back', async () => {
    const app = await guideApp();
    const response = await app.post(`${article}/vote`, { value: 'up' }, undefined, article);
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      `/hc/en-us/signin?return_to=${encodeURIComponent(article)}`,
    ]);
  });

  it('following is a toggle, and listed', async () => {
    const app = await guideApp({
      section_page: '{{subscribe}}',
      subscriptions_page: '{{#each subscriptions}}{{type}} {{title}};{{/each}}',
    });
    const { john } = app.people;
    const section = '/hc/en-us/sections/360000000202';
    const follow = () =>
      app.post('/hc/en-us/subscriptions/section/360000000202', {}, john, section);

    await follow();
    expect(await app.html(section, john)).toContain('aria-pressed="true">Unfollow</button>');
    expect(await app.html('/hc/en-us/subscriptions', john)).toContain('section Memberships;');
    await follow();
    expect(await app.html('/hc/en-us/subscriptions', john)).not.toContain('Memberships;');
  });

  it('there is nothing else to follow', async () => {
    const app = await guideApp();
    const { john } = app.people;
    expect((await app.post('/hc/en-us/subscriptions/section/1', {}, john)).status).toBe(404);
    expect((await app.post('/hc/en-us/subscriptions/planet/1', {}, john)).status).toBe(404);
  });
});

describe('a new post', () => {
  const templates = {
    new_community_post_page:
      "{{#form 'post'}}{{input 'title'}}{{#validate 'title'}}{{error 'title'}}{{/validate}}{{#validate 'topic'}}{{error 'topic'}}{{/validate}}{{/form}}{{suggestion_list}}",
    community_post_page:
      '{{post.title}}|{{post.details}}|{{topic.name}}|{{#each post.content_tags}}{{name}}{{/each}}',
  };
  const posts = '/hc/en-us/community/posts';

  it('needs a title and a topic', async () => {
    const app = await guideApp(templates);
    const response = await app.post(posts, {}, app.people.john);
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain('Title cannot be blank');
    expect(html).toContain('Topic: please choose one');
  });

  it('is shown what answers it already', async () => {
    const app = await guideApp(templates);
    const fields = { 'community_post[title]': 'winter' };
    const html = await (await app.post(posts, fields, app.people.john)).text();
    expect(html).toContain('>Ride in winter</a>');
  });

  it('is there afterwards', async () => {
    const app = await guideApp(templates);
    const fields = {
      'community_post[title]': 'Bells',
      'community_post[details]': 'Louder & nicer',
      'community_post[topic]': '360000000902',
      'community_post[content_tags][]': '01HARB0R0000000000000TAG01',
    };
    const response = await app.post(posts, fields, app.people.john);
    const location = response.headers.get('location') ?? '';
    expect(location).toMatch(/^\/hc\/en-us\/community\/posts\/\d+-Bells$/);
    expect(await app.html(location)).toContain('Bells|<p>Louder &amp; nicer</p>|Ideas|Winter');
  });
});

describe('a profile', () => {
  it('is changed by its owner only', async () => {
    const app = await guideApp({ user_profile_page: '{{description}}{{actions}}' });
    const { john, amina } = app.people;
    const own = `/hc/en-us/profiles/${john.id}`;
    await app.post(own, { description: 'Rides <fast>' }, john);
    expect((await app.post(own, { description: 'Not me' }, amina)).status).toBe(403);
    expect(await app.html(own, john)).toMatch(/Rides &lt;fast&gt;<details class="edit-profile"/);
    expect(await app.html(own, amina)).not.toContain('edit-profile');
  });
});

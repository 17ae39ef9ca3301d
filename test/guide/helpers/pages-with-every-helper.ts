import type { TemplateName } from '../../../src/guide/theme/index.js';

/** Pages that print everything that helpers print by themselves, in places where HTML allows it. */
export const PAGES_WITH_EVERY_HELPER: Readonly<Partial<Record<TemplateName, string>>> = {
  header: `
    <nav aria-label="Account">
      {{#user_info}}{{user_avatar}}{{user_name}}{{/user_info}}
      {{#each alternative_locales}}<a href="{{url}}" hreflang="{{locale}}">{{name}}</a>{{/each}}
      {{#link 'sign_in'}}{{t 'sign_in'}}{{else}}{{link 'sign_out'}}{{/link}}
      {{my_profile class='a'}} {{change_password}} {{contact_details}}
      {{link 'requests'}} {{#link 'chat'}}{{else}}{{page_path 'new_request'}}{{/link}}
    </nav>`,
  home_page: `
    <h1>{{help_center.name}}</h1>
    {{search submit=true instant=true class='search' placeholder='"Search"'}}
    {{recent_activity}} {{recent_articles}} {{pagination}}
    <p>{{calc 1 '+' 1}} {{compare 1 '<' 2}} {{concat 'a' 'b'}} {{#contains 'ab' 'a'}}{{/contains}}
      {{dc 'name'}} {{excerpt '<b>a</b>'}} {{#is 1 1}}{{/is}} {{#isnt 1 2}}{{/isnt}} {{not true}}
      {{asset 'logo.svg'}} {{date '2026-03-04T09:05:00Z' timeago=true class='d'}}</p>
    {{#each (slice (filter categories on='name' contains='') 0 2)}}<h2>{{name}}</h2>{{/each}}
    <script>var a = {{json help_center}}, b = {{json_stringify signed_in}};</script>`,
  category_page: "{{breadcrumbs}}<h1>{{category.name}}</h1>{{recent_activity scope='category'}}",
  section_page: `
    {{breadcrumbs}}<h1>{{section.name}}</h1>{{subscribe}}
    {{pagination}}{{pagination 'section.sections'}}`,
  article_page: `
    {{breadcrumbs}}<h1>{{article.title}}</h1>{{subscribe}}{{share}}
    <div>{{#with article}}
      {{vote 'up' class='up' selected_class='on'}}{{#vote 'down' role='radio'}}<span>no</span>{{/vote}}
      {{vote 'sum'}}{{vote 'count'}}{{vote 'label' class='label'}}{{actions}}
    {{/with}}</div>
    {{related_articles}}
    {{category_tree_with_article}}{{section_tree_with_article}}
    <p>{{request_callout}}</p><p>{{comment_callout}}</p>
    {{#each comments}}
      <div id="{{anchor}}">{{body}}{{vote 'up'}}{{vote 'down'}}{{share}}{{actions}}</div>
    {{/each}}
    {{pagination}}
    {{#form 'comment' class='comment-form'}}
      {{label 'body'}}{{textarea 'body' rows='4'}}
      {{#validate 'body'}}{{error 'body'}}{{/validate}}{{#required 'body'}}*{{/required}}
      {{input type='submit'}}{{submit}}
    {{/form}}`,
  search_results: `
    {{breadcrumbs}}<h1>{{t 'results' query=query count=results_count}}</h1>
    {{search scoped=true}}{{generative_answers}}
    <ul>{{#each results}}<li><a href="{{url}}">{{title}}</a><p>{{text}}</p></li>{{/each}}</ul>
    {{pagination}}`,
  new_request_page: '{{breadcrumbs}}<h1>{{help_center.name}}</h1>{{follow_up}}{{request_form}}',
  requests_page: `
    {{breadcrumbs}}<h1>{{help_center.name}}</h1>
    {{#form 'requests_filter' class='filter'}}
      {{label 'query'}}{{input 'query'}}{{label 'status'}}{{select 'status'}}
      {{label 'organization'}}{{select 'organization'}}
    {{/form}}
    {{request_list}}{{pagination}}{{subscribe}}`,
  request_page: `
    {{breadcrumbs}}<h1>{{request.subject}}</h1>{{satisfaction}}<p>{{comment_callout}}</p>
    {{#form 'organization'}}{{select 'organization'}}{{/form}}
    {{#form 'comment'}}
      {{label 'body'}}{{wysiwyg 'body'}}{{token_field 'ccs'}}{{upload}}
      {{checkbox 'mark_as_solved'}}{{label 'mark_as_solved'}}{{hidden_field 'body'}}
      {{submit}}
    {{/form}}`,
  community_topic_page: `
    {{breadcrumbs}}<h1>{{topic.name}}</h1>{{subscribe}}{{search scoped=true}}
    {{#each filters}}<a href="{{url}}">{{name}}</a>{{/each}}{{pagination}}`,
  community_post_page: `
    {{breadcrumbs}}<h1>{{post.title}}</h1>{{subscribe}}{{share}}{{post.actions}}
    {{post.vote 'up'}}{{post.vote 'down'}}
    {{#each comments}}<div id="{{anchor}}">{{vote 'up'}}{{vote 'down'}}{{actions}}</div>{{/each}}
    {{#form 'comment'}}
      {{wysiwyg 'body'}}{{checkbox 'official'}}{{label 'official'}}{{submit}}
    {{/form}}`,
  new_community_post_page: `
    {{breadcrumbs}}<h1>{{t 'new_post'}}</h1>
    {{#form 'post'}}
      {{label 'title'}}{{input 'title'}}{{suggestion_list class='s'}}
      {{label 'details'}}{{wysiwyg 'details'}}
      {{label 'topic'}}{{select 'topic'}}
      {{label 'content_tags'}}{{multiselect 'content_tags'}}
      {{file_field 'title' id='picture' aria-label='Picture'}}{{submit}}
    {{/form}}`,
  user_profile_page: `
    <h1>{{user.name}}</h1>{{actions class='a'}}{{subscribe}}{{pagination}}`,
  contributions_page: '{{breadcrumbs}}<h1>{{current_filter.name}}</h1>{{pagination}}',
  subscriptions_page: `
    {{breadcrumbs}}<h1>{{current_filter.name}}</h1>
    {{#each subscriptions}}<p>{{title}} {{subscribe}}</p>{{/each}}`,
  error_page: "<h1>{{t 'oops'}}</h1>{{link 'help_center'}}",
};

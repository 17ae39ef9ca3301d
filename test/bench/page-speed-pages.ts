import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { headBlock } from '../../src/head-block/index.js';
import { renderedBlock } from '../head-block/rendered-block.js';

/** The head of the page that is measured. */
export type Variant = 'without a block' | 'with this block' | 'as the article did';

export const VARIANTS: readonly Variant[] = [
  'without a block',
  'with this block',
  'as the article did',
];

export const HELP_CENTER_USER = {
  identifier: '5f2b51ca2fdc5baa31ec02e002f69aec1f6dfc1e',
  email: 'john.smith@example.com',
  name: 'John Smith',
  role: 'end_user',
};

/** The bytes of jQuery, as a script host would serve them. */
export async function jQuery(): Promise<Buffer> {
  return readFile(createRequire(import.meta.url).resolve('jquery/dist/jquery.min.js'));
}

/**
 * The page: an article of some length, `HelpCenter.user` at the end of its body as Guide writes it,
 * and a messenger that is there when the page is parsed. `window.marks` takes the times.
 */
export async function pageOf(variant: Variant, endpoint: string): Promise<string> {
  const text = 'How to send something back, and what happens then. '.repeat(12);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Help Center</title>
<link rel="stylesheet" href="/style.css">
${await blockOf(variant, endpoint)}
${HEAD_PARSED}
</head><body><h1>Sending something back</h1>
${`<p>${text}</p>\n`.repeat(40)}
<a id="next" href="?page=2">Next</a>
<script>HelpCenter = {}; HelpCenter.user = ${JSON.stringify(HELP_CENTER_USER)};</script>
</body></html>`;
}

const HEAD_PARSED = '<script>window.headParsed = performance.now();</script>';

/** The messenger's place in the page: there from the start, it notes when it has a token. */
export const MESSENGER = `<script>
window.zE = function (widget, command, jwtCallback) {
  if (command === 'loginUser') jwtCallback(function (jwt) { window.tokenAt = performance.now(); });
};
</script>`;

async function blockOf(variant: Variant, endpoint: string): Promise<string> {
  if (variant === 'without a block') return MESSENGER;
  if (variant === 'as the article did') return MESSENGER + articlesWay(endpoint);
  const source = await headBlock({
    widget: 'messaging',
    attributes: { endpoint: { text: endpoint }, proof: { text: 'help-center-jwt' } },
  });
  return MESSENGER + renderedBlock(source, true);
}

/**
 * What the article's block does, written again: jQuery first, then two synchronous requests, one for
 * the user and one for the token, and then the login. On every page.
 */
function articlesWay(endpoint: string): string {
  return `<script src="/jquery.js"></script>
<script>
  var user, token;
  $.ajax({ url: '/api/v2/users/me.json', async: false, success: function (answer) { user = answer.user; } });
  $.ajax({
    url: ${JSON.stringify(endpoint)}, method: 'POST', async: false,
    contentType: 'application/json',
    data: JSON.stringify({ external_id: user.id, user_email: user.email, user_name: user.name }),
    success: function (answer) { token = answer; },
  });
  zE('messenger', 'loginUser', function (callback) { callback(token); });
</script>`;
}

import { Hono } from 'hono';
import { html } from 'hono/html';
import * as v from 'valibot';
import type { Account } from '../../account/index.js';
import {
  browserScript,
  eventStream,
  plainPage,
  readJson,
  smallBody,
  stylesheet,
} from '../../server/index.js';
import type { Messaging } from '../messenger/index.js';

const answerBody = v.object({
  conversation: v.pipe(v.string(), v.maxLength(100)),
  text: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(4_096)),
});

/**
 * The agent's side: the page `/agent`, on which the conversations arrive as they are written.
 *
 * - `GET /agent/events`: server-sent events `all` (at first), `changed`, `removed`
 * - `POST /agent/api/answers` `{conversation, text}`: answers as the agent who is signed in in this
 *   browser, else as Grace Agent
 */
export function agentRoutes(account: Account, { conversations }: Messaging): Hono {
  const routes = new Hono();

  routes.get('/agent', (context) => context.html(agentPage(account.name)));

  routes.get('/agent/main.js', browserScript('widgets/agent'));

  routes.get('/agent/events', (context) =>
    eventStream(context, (send) => {
      send('all', conversations.list());
      return conversations.subscribe((change) => {
        if ('removed' in change) send('removed', change.removed);
        else if (change.changed.messages.length > 0) send('changed', change.changed);
      });
    }),
  );

  routes.post('/agent/api/answers', smallBody, async (context) => {
    const body = v.safeParse(answerBody, await readJson(context));
    if (!body.success) return context.json({ error: 'Expected {conversation, text}.' }, 400);
    const { conversation, text } = body.output;
    if (!conversations.get(conversation)) {
      return context.json({ error: 'There is no such conversation (any more).' }, 404);
    }
    const author = agentName(account, context.req.raw);
    conversations.write(conversation, { from: 'agent', author, text, authenticated: false });
    return context.body(null, 204);
  });

  return routes;
}

function agentName(account: Account, request: Request): string {
  const person = account.signedInPerson(request);
  if (person && person.role !== 'end_user') return person.name;
  return account.people().find(({ role }) => role === 'agent')?.name ?? 'Agent';
}

function agentPage(accountName: string) {
  return plainPage({
    title: `Agent · ${accountName}`,
    styles: stylesheet('widgets/agent/agent.css'),
    bodyClass: 'agent',
    head: html`<script type="module" src="/agent/main.js"></script>`,
    body: html`<header class="top">
  <h1>Conversations</h1>
  <p class="quiet">The agent’s side of ${accountName} · <a href="/">Help Center</a> · <a href="/website">Website</a></p>
</header>
<main class="desk">
  <nav class="list" aria-label="Conversations">
    <ul id="list"></ul>
    <p id="none" class="quiet">No conversations yet. Open the <a href="/">Help Center</a> in another window and write in the messenger: it arrives here at once.</p>
  </nav>
  <section id="conversation" class="conversation" aria-label="Chosen conversation"></section>
</main>`,
  });
}

import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { browserScript, eventStream, readJson, smallBody } from '../../server/index.js';
import type { Messaging } from './create-messaging.js';
import type { Session } from './protocol.js';

const token = v.optional(v.pipe(v.string(), v.maxLength(100)));
const loginBody = v.object({ jwt: v.unknown(), token });
const tokenBody = v.object({ token: v.pipe(v.string(), v.maxLength(100)) });
const messageBody = v.object({
  token,
  text: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(4_096)),
});
const text = v.pipe(v.string(), v.maxLength(255));
const annotationBody = v.object({
  ...tokenBody.entries,
  tags: v.optional(v.pipe(v.array(text), v.maxLength(50))),
  fields: v.optional(
    v.pipe(
      v.array(v.object({ id: text, value: v.union([v.string(), v.number(), v.boolean()]) })),
      v.maxLength(50),
    ),
  ),
});

/**
 * The messenger stand-in: `/messenger/snippet.js` for pages, `/messenger/api/…` for its own code.
 *
 * - `resume` `{token}` → the state of a session, 200 whatever it is
 * - `login` `{jwt, token?}` → a session, or 401 (409 for a conflict) with the `LoginFailedError`
 * - `logout` `{token}`, `messages` `{text, token?}` → a session, `read` `{token}`,
 *   `annotations` `{token, tags?, fields?}`
 * - `events?token=` → server-sent events with that state, as long as the session is valid
 */
export function messengerRoutes(messaging: Messaging): Hono {
  const routes = new Hono();
  const { conversations } = messaging;

  routes.get('/messenger/snippet.js', browserScript('widgets/messenger'));

  routes.use('/messenger/api/*', smallBody);

  routes.post('/messenger/api/resume', async (context) => {
    const body = await parsed(context, tokenBody);
    return body ? context.json(messaging.status(body.token)) : badRequest(context);
  });

  routes.post('/messenger/api/login', async (context) => {
    const body = await parsed(context, loginBody);
    if (!body) return badRequest(context);
    const result = await messaging.logIn(body.jwt, body.token);
    if (!('failure' in result)) return context.json(result);
    return context.json(result.failure, result.failure.reason === 'conflict' ? 409 : 401);
  });

  routes.post('/messenger/api/logout', async (context) => {
    const body = await parsed(context, tokenBody);
    if (!body) return badRequest(context);
    messaging.logOut(body.token);
    return context.body(null, 204);
  });

  routes.post('/messenger/api/messages', async (context) => {
    const body = await parsed(context, messageBody);
    if (!body) return badRequest(context);
    const token = body.token ?? messaging.start().token;
    const user = messaging.user(token);
    if (!user) return context.json({ error: 'This session is over.' }, 401);
    conversations.write(user.id, {
      from: 'visitor',
      author: conversations.user(user.id)?.name ?? 'Visitor',
      text: body.text,
      authenticated: user.authenticated,
    });
    return context.json({ token, status: messaging.status(token) } satisfies Session);
  });

  routes.post('/messenger/api/read', async (context) => {
    const body = await parsed(context, tokenBody);
    const user = body && messaging.user(body.token);
    if (!user) return badRequest(context);
    conversations.markRead(user.id);
    return context.body(null, 204);
  });

  routes.post('/messenger/api/annotations', async (context) => {
    const body = await parsed(context, annotationBody);
    const user = body && messaging.user(body.token);
    if (!user) return badRequest(context);
    const { tags, fields } = body;
    messaging.annotate(user.id, { ...(tags && { tags }), ...(fields && { fields }) });
    return context.body(null, 204);
  });

  routes.get('/messenger/api/events', (context) => {
    const token = context.req.query('token') ?? '';
    const user = messaging.user(token);
    if (!user) return context.json({ error: 'This session is over.' }, 401);
    return eventStream(context, (send, end) => {
      const tell = () => {
        const status = messaging.status(token);
        send('status', status);
        if (status.state === 'unknown' || status.state === 'expired') end();
      };
      tell();
      return conversations.subscribe((change) => {
        const about = 'changed' in change ? change.changed.user.id : change.removed;
        if (about === user.id) tell();
      });
    });
  });

  return routes;
}

async function parsed<S extends v.GenericSchema>(
  context: Context,
  schema: S,
): Promise<v.InferOutput<S> | null> {
  const result = v.safeParse(schema, await readJson(context));
  return result.success ? result.output : null;
}

function badRequest(context: Context): Response {
  return context.json({ error: 'The messenger’s own code sends something else.' }, 400);
}

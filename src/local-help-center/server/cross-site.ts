import type { MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';

const checkOrigin = csrf();

/**
 * Refuses (403) what another site's page sends: it would act with the cookies of the person who is
 * signed in here. Requests of JSON pass, because a browser asks first whether another site may send
 * them (a CORS preflight), and nothing here answers that it may. Programs send neither header.
 *
 * Rule: Hono's `csrf` on `Sec-Fetch-Site` and `Origin`, of which every browser sends one.
 */
export const sameOriginOnly: MiddlewareHandler = async (context, next) => {
  const isProgram = !context.req.header('sec-fetch-site') && !context.req.header('origin');
  if (isProgram) return next();
  let isOwn = false;
  try {
    await checkOrigin(context, async () => {
      isOwn = true;
    });
  } catch (error) {
    if (!(error instanceof HTTPException)) throw error;
  }
  if (isOwn) return next();
  return context.json(
    { error: 'This request came from the page of another site. Send it from this one.' },
    403,
  );
};

import type { MiddlewareHandler } from 'hono';

/**
 * Refuses a request that another site's page makes: it would act with the cookies of whoever is
 * signed in here. Programs, which send neither header, are let through.
 *
 * Rule: Fetch Metadata (`Sec-Fetch-Site`) and `Origin`, as OWASP's CSRF cheat sheet has them.
 */
export const sameOriginOnly: MiddlewareHandler = async (context, next) => {
  const site = context.req.header('sec-fetch-site');
  const origin = context.req.header('origin');
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && origin !== new URL(context.req.url).origin);
  if (!foreign) return next();
  return context.json(
    { error: 'This request came from the page of another site. Send it from this one.' },
    403,
  );
};

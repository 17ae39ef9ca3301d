import type { Context } from 'hono';

// Zendesk's own answers. Sources: developer.zendesk.com, "Security and authentication" and
// "OAuth tokens"; zendesk/zcli reads `code` and `title` of those of the theming API.

export const notFound = (context: Context) =>
  context.json({ error: 'RecordNotFound', description: 'Not found' }, 404);

/** @param details what is wrong, by the record's field */
export const recordInvalid = (context: Context, details: object = {}) =>
  context.json({ error: 'RecordInvalid', description: 'Record validation errors', details }, 422);

/** Nobody, or nothing, could be identified. */
export const unauthenticated = (context: Context) =>
  context.json({ error: "Couldn't authenticate you" }, 401);

/** An access token that was never issued, has expired, or was revoked. */
export const invalidToken = (context: Context) =>
  context.json(
    {
      error: 'invalid_token',
      error_description: 'The access token provided is expired, revoked, malformed or invalid.',
    },
    401,
  );

export const missingScopes = (context: Context, scopes: readonly string[]) =>
  context.json(
    {
      error: 'Forbidden',
      description: `You are missing the following required scopes: ${scopes.join(', ')}`,
    },
    403,
  );

/** Somebody who is known, and is not an agent. */
export const notAnAgent = (context: Context) =>
  context.json(
    { error: { title: 'Forbidden', message: 'You do not have access to this page.' } },
    403,
  );

export const themingError = (
  context: Context,
  code: string,
  title: string,
  status: 400 | 401 | 404 = 400,
) => context.json({ errors: [{ code, title }] }, status);

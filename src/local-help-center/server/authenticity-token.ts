import { timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { smallBody } from './body-limits.js';
import { formFields } from './read-body.js';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses (403) what changes something without the session's forgery token, as Zendesk does: forms
 * carry it as `authenticity_token`, scripts send it as `X-CSRF-Token`.
 *
 * Requests with an `Authorization` header need none: a page of another site cannot make them.
 *
 * @param tokenFor the forgery token of the session that a request belongs to
 */
export function authenticityTokenOnly(tokenFor: (request: Request) => string): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context;
    if (SAFE_METHODS.includes(req.method) || req.header('authorization')) return next();
    const header = req.header('x-csrf-token');
    if (header !== undefined) {
      return isSame(header, tokenFor(req.raw)) ? next() : refuse(context, WRONG);
    }
    if (!isForm(context)) return refuse(context, MISSING_IN_SCRIPT);
    let refused: Response | undefined;
    const tooLarge = await smallBody(context, async () => {
      const sent = (await formFields(context))?.authenticity_token;
      if (sent === undefined) refused = refuse(context, MISSING_IN_FORM);
      else if (!isSame(sent, tokenFor(req.raw))) refused = refuse(context, WRONG);
    });
    return tooLarge ?? refused ?? next();
  };
}

const HINT = 'Zendesk refuses this request, and so does the local Help Center: ';
const MISSING_IN_FORM = `${HINT}the form has no field "authenticity_token". The {{form}} and {{request_form}} helpers add it; a form that the theme writes itself needs a hidden field with the authenticity_token of /api/v2/users/me.json.`;
const MISSING_IN_SCRIPT = `${HINT}it has no header X-CSRF-Token. Send the authenticity_token of /api/v2/users/me.json, or the csrf_token of /api/v2/help_center/sessions.json.`;
const WRONG = `${HINT}its forgery token belongs to another session. Ask for a new one after signing in or out.`;

function refuse(context: Context, description: string): Response {
  return context.json({ error: 'InvalidAuthenticityToken', description }, 403);
}

function isForm({ req }: Context): boolean {
  return /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(
    req.header('content-type') ?? '',
  );
}

function isSame(sent: string, expected: string): boolean {
  const [one, other] = [Buffer.from(sent), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

import { type Context, Hono } from 'hono';
import type { Page, PageContent, RejectedForm } from '../../../guide/render/page.js';
import { safeReturnTo } from '../../server/safe-return-to.js';
import { sameOriginOnly } from '../../server/same-origin-only.js';
import { smallBody } from '../../server/small-body.js';
import { formFields } from './form-fields.js';
import { idOf } from './id-of.js';
import { type Responder, respondWithError } from './responder.js';

/** A form that has come in. */
export interface Sent {
  readonly context: Context;
  readonly page: Page;
  readonly fields: Readonly<Record<string, string>>;
  /** The id that a part of the address is. */
  id(name: string): number | undefined;
}

export type SignedIn = NonNullable<Page['person']>;
/** Nothing (`undefined`) is for what does not exist. */
export type Answer = Response | Promise<Response> | undefined;

/** Takes forms in: what all routes that receive something share. */
export interface Receiver {
  readonly routes: Hono;
  readonly responder: Responder;
  /** @param path below `/hc/LOCALE`. */
  receive(path: string, handle: (sent: Sent) => Answer): void;
  /** Visitors are sent to sign in, and from there back to where they were. */
  receiveFromSignedIn(path: string, handle: (sent: Sent, person: SignedIn) => Answer): void;
  forbid(sent: Sent): Promise<Response>;
  /** The page of the form again, with what was written and what is wrong with it. */
  showAgain(
    sent: Sent,
    rejected: RejectedForm,
    show: (page: Page) => PageContent,
  ): Promise<Response>;
}

export function createReceiver(responder: Responder): Receiver {
  const routes = new Hono();

  const receive: Receiver['receive'] = (path, handle) => {
    routes.post(`/hc/:locale${path}`, smallBody, sameOriginOnly, async (context) => {
      const page = await responder.pageFor(context);
      if (page === null) return context.notFound();
      const fields = await formFields(context.req.raw);
      if (fields === null) return context.text('This is not a form.', 400);
      const id = (name: string) => idOf(context.req.param(name));
      const answer = await handle({ context, page, fields, id });
      return answer ?? respondWithError(responder, context, page, 'not_found');
    });
  };

  return {
    routes,
    responder,
    receive,
    receiveFromSignedIn: (path, handle) =>
      receive(path, (sent) => {
        const { person, urls } = sent.page;
        if (person !== null) return handle(sent, person);
        const returnTo = encodeURIComponent(whereFrom(sent));
        return sent.context.redirect(`${urls.signIn}?return_to=${returnTo}`, 303);
      }),
    forbid: ({ context, page }) => respondWithError(responder, context, page, 'forbidden'),
    showAgain: async ({ context, page }, rejected, show) => {
      const again = { ...page, rejected };
      return responder.respond(context, again, { ...show(again), status: 422 });
    },
  };
}

/** The page that a button was on; a page of this site in any case. */
export function whereFrom({ context, page }: Sent): string {
  const referer = safeReturnTo(context.req.header('referer'), context.req.url);
  return referer === '/' ? page.urls.home : referer;
}

import { type Context, Hono } from 'hono';
import { idOf, type PageDefinition, type PageError } from '../../../guide/pages/index.js';
import type { RejectedForm } from '../../../guide/view/index.js';
import type { AccountPerson } from '../../account/index.js';
import { formFields, safeReturnTo, smallBody } from '../../server/index.js';
import type { AccountView, PageAnswers } from '../page-answers.js';

/** A form that somebody has sent. */
export interface SentForm {
  readonly context: Context;
  readonly view: AccountView;
  readonly fields: Readonly<Record<string, string>>;
  /** The id in a parameter of the path. */
  id(name: string): number | undefined;
}

/** Nothing (`undefined`) is for what does not exist. */
export type FormAnswer = Response | Promise<Response> | undefined;

/** Handles the forms that visitors send: what all routes for them share. */
export interface FormPosts {
  readonly routes: Hono;
  readonly answers: PageAnswers;
  /** @param path below `/hc/LOCALE`. */
  on(path: string, handle: (sent: SentForm) => FormAnswer): void;
  /** Visitors are sent to sign in, and from there back to where they were. */
  onFromSignedIn(path: string, handle: (sent: SentForm, person: AccountPerson) => FormAnswer): void;
  /** Shows the theme's error page. */
  refuse(sent: SentForm, error: PageError): Promise<Response>;
  /**
   * The page of the form again, with what was written and what is wrong with it.
   *
   * @param part the value of the page's parameter, where it has one.
   */
  showAgain(
    sent: SentForm,
    rejected: RejectedForm,
    page: PageDefinition,
    part?: number,
  ): Promise<Response>;
}

export function createFormPosts(answers: PageAnswers): FormPosts {
  const routes = new Hono();

  const refuse: FormPosts['refuse'] = ({ context, view }, error) =>
    answers.showError(context, view, error);

  const on: FormPosts['on'] = (path, handle) => {
    routes.post(`/hc/:locale${path}`, smallBody, async (context) => {
      const view = await answers.viewFor(context);
      if (view === null) return context.notFound();
      const fields = await formFields(context);
      if (fields === null) return context.text('This is not a form.', 400);
      const sent = { context, view, fields, id: (name: string) => idOf(context.req.param(name)) };
      return (await handle(sent)) ?? refuse(sent, 'not_found');
    });
  };

  return {
    routes,
    answers,
    on,
    onFromSignedIn: (path, handle) =>
      on(path, (sent) => {
        const { person, urls } = sent.view;
        if (person !== null) return handle(sent, person);
        const returnTo = encodeURIComponent(whereFrom(sent));
        return sent.context.redirect(`${urls.signIn}?return_to=${returnTo}`, 303);
      }),
    refuse,
    showAgain: ({ context, view }, rejected, page, part) => {
      const again = { ...view, rejected };
      const data = page.show(again, String(part ?? ''));
      if (typeof data === 'string') return answers.showError(context, again, data);
      return answers.show(context, again, page, { ...data, status: 422 });
    },
  };
}

/** The page that a button was on; a page of this site in any case. */
export function whereFrom({ context, view }: SentForm): string {
  const referer = safeReturnTo(context.req.header('referer'), context.req.url);
  return referer === '/' ? view.urls.home : referer;
}

import { isStaff } from '../content/index.js';
import {
  type FindLinkTarget,
  type LinkOptions,
  type LinkTarget,
  signInLink,
} from '../helpers/index.js';
import { isInTheme, type PageDefinition, type PageLink, pages, pathOf } from '../pages/index.js';
import type { View } from '../view/index.js';

type MakeTarget = (view: View, options: LinkOptions) => LinkTarget | null;

/** By the name with which templates ask. */
const TARGETS: ReadonlyMap<string, MakeTarget> = new Map([
  ...pages.flatMap((page) =>
    Object.entries(page.links ?? {}).map(([name, link]) => [name, toPage(page, link)] as const),
  ),
  ['sign_in', signInLink],
  ['sign_out', signOutLink],
  // The page of an AI agent, which an account must have bought; the local Help Center has none.
  ['chat', () => null],
]);

/**
 * Where `link` and `page_path` lead for a view.
 *
 * @throws an error that names the known targets, for one that Zendesk does not have.
 */
export function linkTargets(view: View): FindLinkTarget {
  return (name, options) => {
    // A theme in use writes ' user_profile'.
    const makeTarget = TARGETS.get(String(name).trim());
    if (!makeTarget) {
      throw new Error(
        `'${String(name)}' is not a page to link to. Guide has ${[...TARGETS.keys()].sort().join(', ')}.`,
      );
    }
    return makeTarget(view, options);
  };
}

function toPage(page: PageDefinition, link: PageLink): MakeTarget {
  const { part = ({ id }) => id, query = {} } = link;
  return (view, options) => {
    if (!isInTheme(page, view)) return null;
    const parameters = Object.entries(query).map(([name, option]) => [name, options[option]]);
    return {
      href: withQuery(
        view.urls.home + pathOf(page, textOf(part(options))),
        Object.fromEntries(parameters),
      ),
      text: typeof link.text === 'string' ? view.translate(link.text) : link.text(view, options),
      hidden: isHidden(link, view),
    };
  };
}

/** Source: developer.zendesk.com, Help Center Templates, Helpers, "Link identifiers". */
function isHidden({ shownTo }: PageLink, view: View): boolean {
  if (shownTo === undefined) return false;
  return view.person === null || (shownTo === 'end-users' && isStaff(view));
}

function signOutLink({ urls, translate }: View): LinkTarget {
  return {
    href: withQuery(urls.signOut, { return_to: urls.home }),
    text: translate('sign_out'),
    attributes: { rel: 'nofollow', 'data-auth-action': 'signout' },
  };
}

function withQuery(path: string, query: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (textOf(value) !== '') parameters.set(name, textOf(value));
  }
  return parameters.size === 0 ? path : `${path}?${parameters}`;
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

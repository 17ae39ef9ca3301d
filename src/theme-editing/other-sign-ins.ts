import { placesIn, withoutComments } from '../guide/source-text/index.js';
import { withoutBlocks } from './head-source.js';
import { findLegacySnippets } from './legacy-snippet.js';
import { kindOf } from './replace-legacy.js';
import { HEAD_PATH, type ThemeTexts } from './theme-texts.js';

/**
 * What else in a theme has to do with signing visitors in:
 * - `legacy`: the article's snippet
 * - `login`: another call of `loginUser`
 * - `session`: `useSessionAuth`, Zendesk's sign-in by session
 * - `classic`: a `jwtFn` for Web Widget (Classic)
 * - `anonymous-logout`: a call of `logoutUser` on pages of anonymous visitors
 * - `logout`: another call of `logoutUser`
 * - `help-center-jwt`: a request for the Help Center JWT, as in Zendesk's own sample
 * - `credentials`: credentials of an API
 */
export type SignInKind =
  | 'legacy'
  | 'login'
  | 'session'
  | 'classic'
  | 'anonymous-logout'
  | 'logout'
  | 'help-center-jwt'
  | 'credentials';

export interface SignIn {
  readonly kind: SignInKind;
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  /** Fits behind "there is". Never what was found itself: it may be a secret. */
  readonly found: string;
  readonly wayOut: string;
}

/** The kinds next to which `add` puts no head block: two sign-ins get in each other's way. */
export const REFUSED: ReadonlySet<SignInKind> = new Set(['legacy', 'login', 'session']);

interface Sign {
  readonly kind: SignInKind;
  readonly pattern: RegExp;
  readonly found: string;
  readonly wayOut: string;
}

const SIGNS: readonly Sign[] = [
  {
    kind: 'login',
    pattern: /(['"`])loginUser\1/g,
    found: 'a call of loginUser that this kit does not know',
    wayOut: 'Two sign-ins would get in each other’s way: take it out, then run this again',
  },
  {
    kind: 'session',
    pattern: /(['"`])useSessionAuth\1/g,
    found: 'a call of useSessionAuth, Zendesk’s own sign-in by session',
    wayOut: 'Two sign-ins would get in each other’s way: take it out, or use it alone',
  },
  {
    kind: 'classic',
    pattern: /\bjwtFn\b/g,
    found: 'a jwtFn for Web Widget (Classic)',
    wayOut: 'Take it out unless the Help Center has both widgets',
  },
  {
    kind: 'logout',
    pattern: /(['"`])logoutUser\1/g,
    found: 'a call of logoutUser',
    wayOut: 'Take it out unless a visitor asks for it: the head block signs out by itself',
  },
  {
    kind: 'help-center-jwt',
    pattern: /\/api\/v2\/help_center\/integration\/token\b/g,
    found: 'a request for the Help Center JWT, as in Zendesk’s own sample',
    wayOut: 'Take it out if it signs visitors in: the head block makes this request itself',
  },
];

/** Credentials in comments of HTML and scripts are in the page, too. */
const CREDENTIALS: readonly Sign[] = [
  {
    kind: 'credentials',
    pattern: /\/token:/g,
    found: 'the e-mail address of an agent with an API token',
    wayOut: 'Delete the token in Admin Center now, and take it out: everybody can read a theme',
  },
  {
    kind: 'credentials',
    pattern: /(['"`])(?:Basic|Bearer) [\w+/=.~-]{16,}\1/g,
    found: 'a literal Authorization header',
    wayOut: 'Revoke these credentials now, and take them out: everybody can read a theme',
  },
];

const ANONYMOUS_LOGOUT = {
  kind: 'anonymous-logout',
  found: 'a call of logoutUser on pages of anonymous visitors',
  wayOut:
    'It throws their conversation away on each page: take it out, the head block signs out by itself',
} as const;

/** Whether the last condition before a call is that nobody is signed in. */
function isForAnonymous(source: string, offset: number): boolean {
  const before = source.slice(Math.max(0, offset - 1000), offset);
  const last = before
    .match(/\{\{~?#(?:if|unless) signed_in|\{\{~?else|\{\{~?\/|anonymous/g)
    ?.at(-1);
  return last !== undefined && /unless|else|anonymous/.test(last);
}

/** Everything in a theme besides its head block that has to do with signing in, file by file. */
export function signInsOf(theme: ThemeTexts): SignIn[] {
  return [[HEAD_PATH, theme.head ?? ''] as const, ...theme.others].flatMap(([path, text]) =>
    signInsIn(path, text),
  );
}

function signInsIn(path: string, text: string): SignIn[] {
  const kind = kindOf(path);
  const source = withoutBlocks(text);
  const placeOf = placesIn(source);
  const legacy = findLegacySnippets(source, true, kind);
  const isInLegacy = (offset: number) =>
    legacy.some(({ start, end }) => start <= offset && offset < end);
  const search = (signs: readonly Sign[], visible: string): SignIn[] =>
    signs
      .flatMap(({ pattern, ...sign }) =>
        [...visible.matchAll(pattern)].map(({ index }) => ({
          ...sign,
          path,
          line: placeOf(index).line,
          offset: index,
          ...(sign.kind === 'logout' && isForAnonymous(visible, index) && ANONYMOUS_LOGOUT),
        })),
      )
      .filter(({ offset }) => !isInLegacy(offset))
      .map(({ offset: _, ...found }) => found);

  return [
    ...legacy.map(({ start }) => ({
      kind: 'legacy' as const,
      path,
      line: placeOf(start).line,
      found: "the article's snippet, which signs visitors in already",
      wayOut: 'Run add with --replace-legacy, which takes it out ("remove" puts it back)',
    })),
    ...search(SIGNS, withoutComments(source, ['template', 'html', 'script'])),
    ...search(CREDENTIALS, withoutComments(source, ['template'])),
  ];
}

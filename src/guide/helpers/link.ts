import { blockHtml, escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { ActiveTheme } from '../theme/index.js';
import type { Reader } from '../view/index.js';

/** Where `link` and `page_path` lead. */
export interface LinkTarget {
  readonly href: string;
  /** What the inline form prints. */
  readonly text: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** `{{link}}` prints nothing for this person, `{{page_path}}` still has the path. */
  readonly hidden?: boolean;
}

export type LinkOptions = Readonly<Record<string, unknown>>;

/**
 * Finds the target by the name with which a template asks: `null` where this Help Center has no
 * such page.
 */
export type FindLinkTarget = (name: unknown, options: LinkOptions) => LinkTarget | null;

/** The options of `link` and `page_path` that choose the target; all others are attributes. */
const TARGET_OPTIONS: readonly string[] = [
  'id',
  'filter_by',
  'topic_id',
  'content_tag_id',
  'query',
  'locale',
  'name',
  'sort_by',
  'ticket_form_id',
];

/**
 * `{{link 'requests' class='…'}}` and `{{#link 'requests'}}…{{/link}}`: an anchor to one of Guide's
 * own pages. Options other than those of the target become attributes; `selected` is
 * `aria-selected`. Where the Help Center has no such page for this person, what is after `{{else}}`.
 */
export function linkHelper(find: FindLinkTarget): Helper {
  return ({ args, options, block, inverse }) => {
    const target = find(args[0], options);
    if (target === null || target.hidden) return inverse?.() ?? '';
    const attributes = Object.fromEntries(
      Object.entries(options)
        .filter(([name]) => !TARGET_OPTIONS.includes(name))
        .map(([name, value]) => [name === 'selected' ? 'aria-selected' : name, value]),
    );
    return safeHtml(
      element(
        'a',
        { ...attributes, ...target.attributes, href: target.href },
        blockHtml(block) || escapeHtml(target.text),
      ),
    );
  };
}

/** `{{page_path 'requests'}}`: the path alone of what `link` links to. */
export function pagePathHelper(find: FindLinkTarget): Helper {
  return ({ args, options }) => find(args[0], options)?.href ?? '';
}

/**
 * The link to Zendesk's page for signing in, which leads back to the page it is on. Hidden for people
 * who are signed in.
 */
export function signInLink({
  person,
  url,
  urls,
  translate,
}: Pick<Reader, 'person' | 'translate' | 'url' | 'urls'>): LinkTarget {
  const returnTo = new URLSearchParams({ return_to: `${url.pathname}${url.search}` });
  return {
    href: `${urls.signIn}?${returnTo}`,
    text: translate('sign_in'),
    attributes: { rel: 'nofollow', 'data-auth-action': 'signin' },
    hidden: person !== null,
  };
}

/**
 * `{{asset 'logo.svg'}}`: the address of a file in the theme's `assets/`; nothing when there is no
 * such file, so that `{{#if (asset …)}}` can ask. `prefix` and `suffix` go around a name that is
 * only known on the page: `{{asset id prefix='header-' suffix='.png'}}`.
 */
export function assetHelper(theme: Pick<ActiveTheme, 'assetUrl'>): Helper {
  return ({ args, options }) => {
    const parts = [options.prefix, args[0], options.suffix];
    return theme.assetUrl(parts.map((part) => String(part ?? '')).join(''));
  };
}

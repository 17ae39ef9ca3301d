/** How the token endpoint knows who is asking. */
export type Proof = 'help-center-jwt' | 'cookie' | 'none';

/**
 * What the administrator wrote into the head block's `data-*` attributes, as text.
 *
 * They may come from a theme's settings panel, so an empty one counts as left out.
 */
export const attributes: DOMStringMap = (document.currentScript as HTMLScriptElement).dataset;

export const {
  /** The token endpoint's URL. Left out: the snippet is switched off. */
  endpoint,
  /** A {@link Proof}. */
  proof,
  /** Only users with these roles: `end_user`, `agent`, `admin`. Left out: everybody who is signed in. */
  roles,
  /** On a website, where there is no Zendesk to ask: the site's own id of its signed-in user. */
  user: siteUser,
} = attributes;

/** Whether to trace each step; a theme's checkbox prints `true` or `false`. */
export const debug: boolean = attributes.debug === 'true';

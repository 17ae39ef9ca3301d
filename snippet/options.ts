/**
 * What the administrator wrote into the head block's `data-*` attributes, as text. They may come
 * from a theme's settings panel, so an empty one counts as left out.
 */
export interface Options extends DOMStringMap {
  /** The token endpoint's URL. Left out: the snippet is switched off. */
  endpoint?: string;
  /** How the token endpoint knows who is asking: `help-center-jwt`, `cookie`, `id-token` or `none`. */
  proof?: string;
  /** `true` or `false`, written by Guide. */
  signedIn?: string;
  /** Only users with these roles: `end_user`, `agent`, `admin`. Left out: everybody who is signed in. */
  roles?: string;
  /** On a website, where there is no Zendesk to ask: the site's own id of its signed-in user. */
  user?: string;
  /** `true`: trace each step. A theme's checkbox prints `true` or `false`. */
  debug?: string;
}

export let options: Options = {};

/**
 * Reads the attributes of the script that runs now. There are none where `document.currentScript`
 * is missing (a module, a script that a tag manager evaluates).
 */
export const readOptions = (): void => {
  options = ((document.currentScript || {}) as HTMLScriptElement).dataset || {};
};

/** How the token endpoint knows who is asking. */
export type Proof = 'help-center-jwt' | 'cookie' | 'none';

export interface Options {
  /** The token endpoint's URL. Empty: the snippet is switched off. */
  endpoint: string;
  proof: Proof;
  /** Whether the page was made for somebody who is signed in. */
  signedIn: boolean;
  /** Only these roles of `HelpCenter.user.role`; empty: everybody who is signed in. */
  roles: string;
  debug: boolean;
  /** On a website, where there is no Zendesk to ask: the site's own id of its signed-in user. */
  user: string | undefined;
}

/**
 * Reads what the administrator wrote into the head block's `data-*` attributes.
 *
 * The attributes may come from a theme's settings panel, so an empty one means the default, and a
 * checkbox prints `true` or `false`.
 */
export function readOptions({ dataset }: HTMLElement): Options {
  return {
    endpoint: dataset.endpoint || '',
    proof: (dataset.proof || 'help-center-jwt') as Proof,
    signedIn: dataset.signedIn === 'true',
    roles: dataset.roles || '',
    debug: 'debug' in dataset && dataset.debug !== 'false',
    user: dataset.user,
  };
}

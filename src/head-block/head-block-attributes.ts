import type { HeadBlockAttributes } from './head-block.js';

/** The settings of the group "Messaging sign-in", by which an administrator steers the head block. */
export const messagingSettings = {
  endpoint: 'messaging_token_endpoint',
  proof: 'messaging_proof',
  debug: 'messaging_debug',
} as const;

/** The options that stand in the head block's attributes. */
export interface SignInOptions {
  /** The token endpoint's URL. */
  readonly endpoint: string;
  readonly proof: string;
  /** None: everybody who is signed in. */
  readonly roles: readonly string[];
  readonly debug: boolean;
}

/** The options as texts, for a theme of which nothing is known but that it has a head. */
export function textAttributes(options: SignInOptions): HeadBlockAttributes {
  const { endpoint, proof, roles, debug } = options;
  return {
    endpoint: { text: endpoint },
    proof: { text: proof },
    ...rolesAttribute(roles),
    ...(debug ? { debug: { text: 'true' } } : {}),
  };
}

/** The options as the theme's settings say them; roles are no setting, so they stay a text. */
export function settingsAttributes(roles: readonly string[]): HeadBlockAttributes {
  return {
    endpoint: { setting: messagingSettings.endpoint },
    proof: { setting: messagingSettings.proof },
    ...rolesAttribute(roles),
    debug: { setting: messagingSettings.debug },
  };
}

function rolesAttribute(roles: readonly string[]): Pick<HeadBlockAttributes, 'roles'> {
  return roles.length > 0 ? { roles: { text: roles.join(',') } } : {};
}

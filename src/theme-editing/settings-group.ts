import { PROOFS, type Proof } from '../vocabulary.js';

/** The values that the theme's settings panel starts from. */
export interface MessagingSettings {
  readonly endpoint: string;
  readonly proof: Proof;
  readonly debug: boolean;
}

/** The settings that `add` puts into a manifest, and that its head block reads. */
export const SETTING_TYPES: Readonly<Record<string, string>> = {
  messaging_token_endpoint: 'text',
  messaging_proof: 'list',
  messaging_debug: 'checkbox',
};

/** English, which stands in the manifest itself where the theme does not translate its settings. */
const WORDS: Readonly<Record<string, string>> = {
  messaging_sign_in_group_label: 'Messaging sign-in',
  messaging_token_endpoint_label: 'Token endpoint',
  messaging_token_endpoint_description:
    'The address of the web service that issues messaging tokens, for example https://jwt.example.com/messaging',
  messaging_proof_label: 'Proof',
  messaging_proof_description: 'How the token endpoint knows who is asking',
  messaging_proof_help_center_jwt_label: 'Help Center token (Enterprise plans)',
  messaging_proof_cookie_label: 'Cookie of the token endpoint',
  messaging_proof_none_label: 'None: trusts everybody',
  messaging_debug_label: 'Debug',
  messaging_debug_description: "Says in the browser's console what happens",
};

/** What `add` puts into each `translations/LOCALE.json`: by key. */
export const SETTING_WORDS: ReadonlyMap<string, string> = new Map(Object.entries(WORDS));

/**
 * The settings group of `manifest.json`.
 *
 * @param translated labels are keys of `translations/`, instead of English words
 */
export function settingsGroup(settings: MessagingSettings, translated: boolean): SettingsGroup {
  const words = (key: string): string => (translated ? key : (WORDS[key] ?? key));
  return {
    label: words('messaging_sign_in_group_label'),
    variables: [
      {
        identifier: 'messaging_token_endpoint',
        type: 'text',
        label: words('messaging_token_endpoint_label'),
        description: words('messaging_token_endpoint_description'),
        value: settings.endpoint,
      },
      {
        identifier: 'messaging_proof',
        type: 'list',
        label: words('messaging_proof_label'),
        description: words('messaging_proof_description'),
        options: PROOFS.map((proof) => ({
          label: words(`messaging_proof_${proof.replaceAll('-', '_')}_label`),
          value: proof,
        })),
        value: settings.proof,
      },
      {
        identifier: 'messaging_debug',
        type: 'checkbox',
        label: words('messaging_debug_label'),
        description: words('messaging_debug_description'),
        value: settings.debug,
      },
    ],
  };
}

interface SettingsGroup {
  readonly label: string;
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

import {
  type SignInOption,
  type SignInOptionName,
  type SignInValues,
  signInOptions,
  type TextValues,
} from '../sign-in-options.js';
import type { AttributeValue, HeadBlockAttributes } from './head-block.js';

/** The options as texts, for a theme of which nothing is known except that it has a head. */
export function textAttributes(options: SignInValues): HeadBlockAttributes {
  return attributesOf((name) => text(options[name]));
}

/** The options as the theme's settings have them; what is not a setting stays a text. */
export function settingsAttributes(options: TextValues): HeadBlockAttributes {
  return attributesOf((name, { setting }) =>
    setting ? { setting: setting.identifier } : text(options[name as keyof TextValues]),
  );
}

function attributesOf(
  pick: (name: SignInOptionName, option: SignInOption) => AttributeValue | null,
): HeadBlockAttributes {
  const entries = Object.entries(signInOptions) as [SignInOptionName, SignInOption][];
  const values = entries.map(([name, option]) => [name, pick(name, option)] as const);
  return Object.fromEntries(values.filter(([, value]) => value)) as unknown as HeadBlockAttributes;
}

/** An attribute that is left out means no, or no restriction. */
function text(value: string | boolean | readonly string[]): AttributeValue | null {
  const written = Array.isArray(value) ? value.join(',') : String(value);
  return written === '' || value === false ? null : { text: written };
}

/** A text, or its forms by number as `Intl.PluralRules` names them. */
export type Word = string | Partial<Record<Intl.LDMLPluralRule, string>>;

/** By key of `{{t}}`. */
export type Words = Readonly<Record<string, Word>>;

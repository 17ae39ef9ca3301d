/**
 * The id in a part of an address: `123-Some-title` → 123. Nothing (`undefined`) for what is no id:
 * no record is found by it, and the answer is 404.
 */
export function idOf(part: string | undefined): number | undefined {
  const digits = /^(\d{1,15})(?:-|$)/.exec(part ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

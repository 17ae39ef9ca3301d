/** Where something stands in a template, counted as Zendesk counts it in its answers. */
export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 0: an editor shows one more. */
  readonly column: number;
  /** In characters; 0 where only the place is known. */
  readonly length: number;
}

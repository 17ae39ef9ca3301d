/** `not_planned` → `not-planned`, as class names have it. */
export function dasherized(status: string): string {
  return status.replaceAll('_', '-');
}

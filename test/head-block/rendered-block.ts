/** A head block whose options are texts, as Guide sends it: without its comments, and with who asks. */
export function renderedBlock(block: string, isSignedIn: boolean): string {
  return block.replace(/\{\{!--.*?--\}\}/g, '').replace('{{signed_in}}', String(isSignedIn));
}

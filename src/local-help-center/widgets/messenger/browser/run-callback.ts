/** Calls the page's code: its error is the page's, and stops nothing here. */
export function runCallback(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    reportError(error);
  }
}

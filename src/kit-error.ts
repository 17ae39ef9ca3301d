/**
 * An error that the kit words for the person at the terminal. It is printed as it is, without a
 * stack trace: it contains what was found, what was expected and what to do.
 *
 * `usage`: the call was wrong (exit code 2). `job`: the call was right, the work failed (exit code 1).
 */
export class KitError extends Error {
  override readonly name: string = 'KitError';

  constructor(
    readonly kind: 'usage' | 'job',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** The exit code of a process that ends with this error. */
  get exitCode(): 1 | 2 {
    return this.kind === 'usage' ? 2 : 1;
  }
}

/** The call is wrong: an option, the config file, an environment variable. */
export const usageError = (message: string): KitError => new KitError('usage', message);

/** The call is right, but the job cannot be done. */
export const jobError = (message: string, cause?: unknown): KitError =>
  new KitError('job', message, cause === undefined ? undefined : { cause });

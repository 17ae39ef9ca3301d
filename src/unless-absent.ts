/**
 * What a file operation gives; `null` where there is no such file or folder. Every other error stays
 * one: what cannot be read is not absent.
 */
export async function unlessAbsent<Result>(operation: Promise<Result>): Promise<Result | null> {
  try {
    return await operation;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

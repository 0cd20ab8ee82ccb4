/** The code by which the file system refused, such as ENOENT; any other error is a mistake of ours and thrown on. */
export function refusedWith(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}

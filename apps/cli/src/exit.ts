/** What a command tells its caller; documented in the help of each. */
export const exit = { done: 0, refused: 1, usage: 2, unknown: 3 } as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

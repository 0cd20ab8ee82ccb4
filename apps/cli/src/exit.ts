/** What a command tells its caller; the help of each says when. */
export const exit = { done: 0, refused: 1, usage: 2, unknown: 3 } as const;

/** What a command tells its caller; the help of each says when. */
export const exit = {
  done: 0,
  refused: 1,
  usage: 2,
  unknown: 3,
  /** The output could not be written, or Userlint itself made a mistake: nothing was found out. */
  failed: 8,
} as const;

/** Where the sandbox listens, and the senders look for it. What it accepts stands with each service. */
export const sandboxPort = 4010;

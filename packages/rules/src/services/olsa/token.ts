import { type Entry, entryAt } from '../../model/entry.ts';

/** The parts of a WS-Security header that the rules are about. */
export interface Token {
  readonly timestamp: Entry | undefined;
  readonly usernameToken: Entry | undefined;
  readonly username: Entry | undefined;
  readonly password: Entry | undefined;
  /** What the password is: a digest or the secret itself. */
  readonly type: Entry | undefined;
  readonly nonce: Entry | undefined;
  readonly created: Entry | undefined;
}

export function tokenOf(security: Entry): Token {
  const part = (path: string) => entryAt(security, `Security/${path}`);
  return {
    timestamp: part('Timestamp'),
    usernameToken: part('UsernameToken'),
    username: part('UsernameToken/Username'),
    password: part('UsernameToken/Password'),
    type: part('UsernameToken/Password/@Type'),
    nonce: part('UsernameToken/Nonce'),
    created: part('UsernameToken/Created'),
  };
}

/** The profile's own word: a password of no stated kind is one in the clear. */
export function isDigest({ type }: Token): boolean {
  return type?.text.endsWith('#PasswordDigest') === true;
}

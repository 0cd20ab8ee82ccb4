import type { Reply } from '../../model/reply.ts';
import type { Tree } from '../../syntax/tree.ts';
import { readSoapReply } from '../soap-reply.ts';
import { namespace } from './records.ts';

/** What OLSA answers: an envelope with a fault, or with an element of its own. */
export function readReply({ root }: Tree): Reply | undefined {
  return (
    root &&
    readSoapReply(root, (word) =>
      word.namespace === namespace ? { is: 'success', name: word.name } : undefined,
    )
  );
}

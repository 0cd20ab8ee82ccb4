import type { Reply } from '../../model/reply.ts';
import type { Tree } from '../../syntax/tree.ts';

/** `{"boat": {"boat_id": "B-17"}}`, or `{"faults": [{"id": "M-02", "text": "…"}]}` */
export function readReply({ root }: Tree): Reply | undefined {
  const member = (name: string) => root?.children.find((child) => child.name === name);
  const faults = member('faults')?.children ?? [];
  if (faults.length > 0) {
    const errors = faults.map(({ children: [id, text] }) => ({
      code: id?.value.value ?? null,
      message: text?.value.value ?? '',
    }));
    return { is: 'errors', errors };
  }
  const id = member('boat')?.children.find(({ name }) => name === 'boat_id');
  return id && { is: 'record', identifiers: [id.value.value] };
}

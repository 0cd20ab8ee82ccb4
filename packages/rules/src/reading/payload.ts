import { Text } from '../text/text.ts';

export const BYTE_ORDER_MARK = '\uFEFF';

/** A file as a payload: a byte order mark is no part of it. */
export function withoutMark(file: string): Text {
  return file.startsWith(BYTE_ORDER_MARK) ? Text.of(file.slice(1), 1) : Text.of(file);
}

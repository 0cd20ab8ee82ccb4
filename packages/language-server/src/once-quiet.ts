/**
 * Makes a function that runs `work` once the event loop has gone through a whole turn without another call:
 * messages that arrived together are handled once, and nobody waits for a clock.
 */
export function onceQuiet(work: () => void): () => void {
  let called = false;
  let waiting = false;
  const turn = () => {
    if (called) {
      called = false;
      setImmediate(turn);
      return;
    }
    waiting = false;
    work();
  };
  return () => {
    called = true;
    if (waiting) return;
    waiting = true;
    setImmediate(turn);
  };
}

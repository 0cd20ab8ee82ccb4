/** How long a step of a person may take to show on a busy machine, before it counts as not happening. */
export const patienceMs = 60_000;

/** Looks again and again; `complaint` is what the error says when it never comes true. */
export async function waitUntil(
  check: () => Promise<boolean>,
  complaint: () => Promise<string>,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await check())) {
    if (performance.now() > deadline) throw new Error(await complaint());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

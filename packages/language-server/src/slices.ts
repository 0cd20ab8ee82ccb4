/** Milliseconds of work after which the event loop gets its turn: messages are read, edits and cancellations come in. */
const SLICE = 4;

/** Whether somebody still waits for it: asked after each slice, when everything that came in has been heard. */
export type Wanted = () => boolean;

/**
 * Work in many steps, such as the lint of a large file, which several may wait for. It is done in slices while anybody
 * wants it, and goes on where it stopped when somebody asks again. What throws, throws for everybody who waits.
 */
export class Work<Result> {
  readonly #steps: Iterator<unknown, Result>;
  readonly #waiting = new Set<Wanted>();
  #running: Promise<Result | undefined> | undefined;

  constructor(steps: Iterator<unknown, Result>) {
    this.#steps = steps;
  }

  /** Undefined: nobody wanted it any more. */
  async result(wanted: Wanted): Promise<Result | undefined> {
    this.#waiting.add(wanted);
    try {
      this.#running ??= this.#run();
      return await this.#running;
    } finally {
      this.#waiting.delete(wanted);
    }
  }

  async #run(): Promise<Result | undefined> {
    for (;;) {
      const end = performance.now() + SLICE;
      do {
        const step = this.#steps.next();
        if (step.done === true) return step.value;
      } while (performance.now() < end);
      await nextTurn();
      if (![...this.#waiting].some((wanted) => wanted())) {
        this.#running = undefined;
        return undefined;
      }
    }
  }
}

/** Who waits for the next slice. However many works there are, one slice is done in each turn of the event loop. */
const line: (() => void)[] = [];

function nextTurn(): Promise<void> {
  return new Promise((goOn) => {
    if (line.push(goOn) === 1) setImmediate(letOneOn);
  });
}

function letOneOn(): void {
  line.shift()?.();
  if (line.length > 0) setImmediate(letOneOn);
}

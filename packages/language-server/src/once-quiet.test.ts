import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { onceQuiet } from './once-quiet.ts';

test('calls that follow each other turn by turn are one piece of work', async () => {
  let done = 0;
  const ask = onceQuiet(() => {
    done += 1;
  });
  for (let message = 0; message < 5; message += 1) {
    ask();
    await turn();
    expect(done).toBe(0);
  }
  await turn();
  await turn();
  expect(done).toBe(1);
});

test('a later call is done again', async () => {
  let done = 0;
  const ask = onceQuiet(() => {
    done += 1;
  });
  for (let time = 1; time <= 2; time += 1) {
    ask();
    for (let turns = 0; turns < 3; turns += 1) await turn();
    expect(done).toBe(time);
  }
});

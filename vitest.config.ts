import { defineConfig } from 'vitest/config';
import ClosingLine from './vitest.closing-line.ts';

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    projects: [
      {
        test: {
          name: 'unit',
          // Generous: a loaded machine is no defect.
          testTimeout: 60_000,
          setupFiles: ['./vitest.seed.ts'],
          include: [
            'packages/*/{src,test}/**/*.test.ts',
            'apps/*/{src,test}/**/*.test.ts',
            'test/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/dist/**', 'apps/workbench/**'],
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: ['apps/workbench/test/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});

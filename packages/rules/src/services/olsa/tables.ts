/** The facts alone, nothing that decides: what the sandbox may know of OLSA. */
export { errors } from './errors.ts';
export { tables } from './fields.ts';
export { operations } from './operations.ts';
export { sandbox } from './sandbox.ts';

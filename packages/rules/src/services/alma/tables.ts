/** The facts alone, nothing that decides: what the sandbox may know of Alma. */
export { codes } from './codes.ts';
export { errors } from './errors.ts';
export { mappings } from './mappings.ts';
export { operations } from './operations.ts';
export { sandbox } from './sandbox.ts';
export { user } from './user.ts';
export { userRecord } from './user-record.ts';

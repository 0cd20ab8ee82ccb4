import type { OlsaUser } from './users.ts';

/** The people OLSA starts with. All of them are invented. */
export const seeds: readonly OlsaUser[] = [
  {
    userName: 'jdoe',
    firstName: 'Jane',
    lastName: 'Doe',
    email: 'jane.doe@example.com',
    groupCode: ['SkillSoft'],
    manager: 'bsmith',
    authType: 'End-User',
    active: 'true',
    language: 'en_US',
  },
  {
    userName: 'bsmith',
    firstName: 'Bill',
    lastName: 'Smith',
    email: 'bill.smith@example.com',
    groupCode: ['SkillSoft'],
    authType: 'Manager',
    active: 'true',
    language: 'en_US',
  },
];

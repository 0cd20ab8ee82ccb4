import type { Rule } from '../../../model/rule.ts';

export const deleteUser: Rule = {
  id: 'olsa/delete-user',
  severity: 'warning',
  title: 'Deleting users is switched off for customers',
  when: ({ operation }) => operation?.id === 'olsa/UM_DeleteUser',
  *check({ record }) {
    if (record?.at === undefined) return;
    yield {
      about: record,
      span: record.at.name,
      message:
        'UM_DeleteUser is switched off for customers: OLSA answers "Access Denied". To take a user out of use, send UM_EditUser with active 0.',
    };
  },
};

import type { Rule } from '../../../model/rule.ts';

export const deleteUser: Rule = {
  id: 'olsa/delete-user',
  severity: 'warning',
  title: 'Deleting users is switched off for customers',
  *check({ operation, record }) {
    if (operation?.id !== 'olsa/UM_DeleteUser' || record?.at === undefined) return;
    yield {
      about: record,
      span: record.at.name,
      message:
        'UM_DeleteUser is switched off for customers: OLSA answers "Access Denied". To take a user out of use, send UM_EditUser with active 0.',
    };
  },
};

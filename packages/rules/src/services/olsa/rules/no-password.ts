import type { Rule } from '../../../model/rule.ts';

export const noPassword: Rule = {
  id: 'olsa/no-password',
  severity: 'information',
  title: 'A user is made without a password: the login name becomes it',
  when: ({ operation }) => operation?.id === 'olsa/UM_CreateUserExtended',
  *check({ record }) {
    if (record?.at === undefined) return;
    const password = record.entries.find(({ name }) => name === 'password');
    if (password !== undefined && password.text !== '') return;
    yield {
      about: password ?? record,
      ...(password === undefined && { span: record.at.name }),
      message: 'Without a password the login name becomes the password, which anybody can guess.',
    };
  },
};

import { isPlaceholder } from '../../../model/entry.ts';
import type { Rule } from '../../../model/rule.ts';
import { readPath } from '../../../syntax/form.ts';

const wanted = ['olsa', 'services', 'Olsa'];

export const endpoint: Rule = {
  id: 'olsa/endpoint',
  severity: 'warning',
  title: 'The address is not that of the service',
  when: ({ operation }) => operation !== undefined,
  *check({ message, record }) {
    const { target } = message;
    if (target === undefined || record === undefined) return;
    const path = readPath(target).map(({ value }) => value);
    // A variable may well hold the whole address.
    if (isPlaceholder(target.value) && path.length === 0) return;
    const wsdl = /\?wsdl$/i.test(target.value);
    if (!wsdl && wanted.every((part, i) => path[path.length - wanted.length + i] === part)) return;
    yield {
      about: record,
      span: target.at(),
      message: wsdl
        ? 'This is the address of the WSDL; calls go to the one without ?WSDL.'
        : 'Calls go to /olsa/services/Olsa; upper and lower case count (observed).',
    };
  },
};

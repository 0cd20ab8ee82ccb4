import type { CodeTable } from '../../facts/field.ts';
import { csvTemplate } from '../sources.ts';

/** The fields of the profile by their ids: these every site has, the others are its own. */
const profileFields: CodeTable = {
  closed: false,
  everywhere: true,
  source: csvTemplate,
  codes: {
    _sys_firstname: 'First Name',
    _sys_lastname: 'Last Name',
    _sys_emailaddress: 'Email Address',
  },
};

/** UM_GetProfileFieldDefinitions says which fields a site has. */
export const codes = { ProfileFields: profileFields } as const satisfies Readonly<Record<string, CodeTable>>;

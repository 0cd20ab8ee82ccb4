import { sandbox } from '@userlint/rules/tables';

export const { olsaCustomer, olsaSecret } = sandbox;

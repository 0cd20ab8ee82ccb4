import { sandbox } from '@userlint/rules/tables/olsa';

export const { customer: olsaCustomer, secret: olsaSecret } = sandbox;

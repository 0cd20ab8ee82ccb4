import { sandbox } from '@userlint/rules/tables';

export const {
  almaApiKey,
  almaSoapUser,
  almaSoapPassword,
  olsaCustomer,
  olsaSecret,
  port: defaultPort,
} = sandbox;

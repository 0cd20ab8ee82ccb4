import { sandbox } from '@userlint/rules/tables';

export const { almaApiKey, almaSoapUser, almaSoapPassword } = sandbox;

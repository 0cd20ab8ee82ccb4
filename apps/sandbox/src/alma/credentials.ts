import { sandbox } from '@userlint/rules/tables/alma';

export const { apiKey: almaApiKey, soapUser: almaSoapUser, soapPassword: almaSoapPassword } = sandbox;

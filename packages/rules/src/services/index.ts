import type { Service } from '../model/service.ts';
import { alma } from './alma/index.ts';
import { olsa } from './olsa/index.ts';

export const services: readonly Service[] = [alma, olsa];

import type { RuledService } from '../model/rule.ts';
import type { Service } from '../model/service.ts';
import { alma } from './alma/index.ts';
import { olsa } from './olsa/index.ts';

/** Every service Userlint knows: a new one is one line here. */
export const ruledServices: readonly RuledService[] = [alma, olsa];

/** The facts of each, without what decides. */
export const services: readonly Service[] = ruledServices.map(({ service }) => service);

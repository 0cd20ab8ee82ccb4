import type { RuledService } from '../../model/rule.ts';
import { berthLength } from './berth-length.ts';
import { boat, invented } from './boat.ts';
import { readReply } from './reply.ts';

/**
 * A service nobody has, with one call: that it works in a test, and that nothing outside of this folder knows it, is the
 * proof that a service is its own folder. It logs in as Alma's REST service does, with another key.
 */
export const marina: RuledService = {
  service: {
    id: 'marina',
    title: 'Marina',
    addresses: /\/marina\//,
    kinds: [
      {
        id: 'marina',
        title: 'Marina',
        authentication: 'apikey',
        sandbox: { credential: { kind: 'apikey', key: 'marina-key' } },
        readReply,
      },
    ],
    operations: [
      {
        id: 'marina/boats.update',
        service: 'marina',
        title: 'Update boat',
        door: { kind: 'rest', method: 'PUT', path: '/marina/v3/boats/{boat_id}' },
        parameters: {
          'path/boat_id': { type: 'text', doc: 'By what the marina knows the boat.', source: invented },
          'query/notify': { type: 'boolean', doc: 'Whether the owner is told.', source: invented },
        },
        record: { type: boat, place: { at: 'body' } },
        updates: 'swap',
        isDefault: true,
        calledBy: 'path/boat_id',
        kind: 'marina',
        accepted: { by: 'record' },
        errorIfNoXml: 'M-99',
        source: invented,
      },
    ],
    records: [boat],
    codes: {
      Berths: { closed: false, source: invented, codes: { A1: 'Pier A, first', C1: 'Pier C, first' } },
    },
    mappings: {},
    tables: [],
    errors: {
      'M-31': {
        message: 'Berth too short',
        places: ['boat/length_m', 'boat/berth'],
        advice: 'Choose a berth of another pier.',
        source: invented,
      },
    },
  },
  rules: [berthLength],
};

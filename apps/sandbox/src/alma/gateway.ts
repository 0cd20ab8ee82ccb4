import type { Answer, Call } from '../http/exchange.ts';
import { almaError, type GatewayFormat, gatewayFormats, gatewayRefusal, wantedBy } from './answers.ts';
import { almaApiKey } from './credentials.ts';

/** What the gateway in front of Alma allows, and how it words its refusals. */
export interface GatewayOptions {
  /** Calls a second; without end where it is not given. */
  readonly perSecond?: number;
  /** Calls a day, which ends at midnight GMT. */
  readonly perDay?: number;
  /** The shape of its refusals; what the call accepts where it is not given. */
  readonly shape?: GatewayFormat;
  /** The key may read and not write. */
  readonly readOnly?: boolean;
}

const thresholdHeader = 'x-userlint-sandbox-threshold';
const shapeHeader = 'x-userlint-sandbox-gateway-shape';

/** The codes of the two thresholds, by what a call that wants to run into one says in its header. */
const thresholds = new Map([
  ['per-second', 'PER_SECOND_THRESHOLD'],
  ['daily', 'DAILY_THRESHOLD'],
]);

/** The gateway in front of Alma's REST service: it asks for the key, counts the calls, and knows the paths. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #now: () => number;
  readonly #perDay: number;
  readonly #second = { at: 0, calls: 0 };
  readonly #day = { at: 0, calls: 0 };

  constructor(options: GatewayOptions, now: () => number) {
    this.#options = options;
    this.#now = now;
    this.#perDay = options.perDay ?? 100_000;
  }

  /** Lets a call through to `answer`, or refuses it. */
  guard(answer: (call: Call) => Answer): (call: Call) => Answer {
    return (call) => {
      if (!hasKey(call)) return this.refuse(call, 401, 'UNAUTHORIZED');
      if (this.#options.readOnly === true && call.method !== 'GET')
        return this.refuse(call, 403, 'FORBIDDEN');
      const wanted = call.headers[thresholdHeader];
      if (wanted !== undefined && !thresholds.has(String(wanted))) {
        const message = 'X-Userlint-Sandbox-Threshold takes per-second or daily.';
        return this.refuse(call, 400, 'INVALID_REQUEST', message);
      }
      const reached = thresholds.get(String(wanted)) ?? this.#count();
      if (reached !== undefined) return this.refuse(call, 429, reached);
      const given = answer(call);
      const left = String(this.#perDay - this.#day.calls);
      return { ...given, headers: { ...given.headers, 'X-Exl-Api-Remaining': left } };
    };
  }

  noSuchPath(call: Call): Answer {
    return this.refuse(call, 404, 'INTERNAL_SERVER_ERROR', `Path not found (${call.path})`);
  }

  wrongMethod(call: Call, allow: string): Answer {
    const answer = this.refuse(call, 405, 'ROUTING_ERROR', `${call.method} is not available here.`);
    return { ...answer, headers: { Allow: allow } };
  }

  /** In the words documented for the code, unless it has none. */
  refuse(call: Call, status: number, code: string, message = almaError(code).message): Answer {
    const asked = gatewayFormats.find((shape) => shape === call.headers[shapeHeader]);
    const format = asked ?? this.#options.shape ?? wantedBy(call).format;
    return gatewayRefusal(status, code, message, format);
  }

  /** Counts one more call; the code of the threshold it would exceed, and then it is not counted. */
  #count(): string | undefined {
    const now = this.#now();
    startAnew(this.#second, Math.floor(now / 1000));
    startAnew(this.#day, Math.floor(now / 86_400_000));
    if (this.#day.calls >= this.#perDay) return 'DAILY_THRESHOLD';
    if (this.#second.calls >= (this.#options.perSecond ?? Number.POSITIVE_INFINITY)) {
      return 'PER_SECOND_THRESHOLD';
    }
    this.#second.calls++;
    this.#day.calls++;
    return undefined;
  }
}

function startAnew(period: { at: number; calls: number }, at: number): void {
  if (period.at === at) return;
  period.at = at;
  period.calls = 0;
}

/** The key of the sandbox stands in the header or in the address. */
export function hasKey(call: Call): boolean {
  const header = call.headers.authorization ?? '';
  const keys = [/^apikey\s+(\S+)$/i.exec(header)?.[1], call.query.get('apikey')];
  return keys.includes(almaApiKey);
}

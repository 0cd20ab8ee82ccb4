import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Format, type Load, loadText, pieces, type Quality } from './load.ts';
import type { Options } from './options.ts';
import { xmlSchema } from './schemas.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const units = { KB: 1e3, MB: 1e6, GB: 1e9 };

/** What all measurements share: the builds, and a folder for load files that is gone afterwards. */
export class Setup {
  readonly server = join(root, 'packages/language-server/dist/main.js');
  readonly cli = join(root, 'apps/cli/dist/main.js');
  readonly nullServer = join(root, 'apps/bench/dist/null-server.js');
  readonly folder = mkdtempSync(join(tmpdir(), 'userlint-bench-'));
  readonly options: Options;
  readonly #files = new Map<string, string>();
  readonly #texts = new Map<string, string>();
  #schema: string | undefined;

  constructor(options: Options) {
    this.options = options;
  }

  get uri(): string {
    return pathToFileURL(`${this.folder}/`).href;
  }

  /** How often each is measured: as the command line says, or so often. */
  rounds(usual: number): number {
    return this.options.runs ?? usual;
  }

  /** The text of a load such as 'xml-10MB' or 'json-sound-8KB'. */
  text(load: string): string {
    const text = this.#texts.get(load) ?? loadText(readLoad(load));
    this.#texts.set(load, text);
    return text;
  }

  /** A file with that load. */
  async file(load: string): Promise<string> {
    const known = this.#files.get(load);
    if (known !== undefined) return known;
    const wanted = readLoad(load);
    const file = join(this.folder, `${load}.${wanted.format}`);
    await pipeline(Readable.from(pieces(wanted)), createWriteStream(file));
    this.#files.set(load, file);
    return file;
  }

  /** The schema that xmllint validates against. */
  get schema(): string {
    if (this.options.schema !== undefined) return this.options.schema;
    if (this.#schema === undefined) {
      this.#schema = join(this.folder, 'users.xsd');
      writeFileSync(this.#schema, xmlSchema());
    }
    return this.#schema;
  }

  progress(line: string): void {
    process.stderr.write(`${line}\n`);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function readLoad(load: string): Load {
  const [, format, quality = 'usual', size, unit] =
    /^(xml|json)-(?:(sound|wide)-)?([\d.]+)(KB|MB|GB)$/.exec(load) ?? [];
  if (format === undefined) throw new Error(`${load} is no load.`);
  const bytes = Number(size) * units[unit as keyof typeof units];
  return { format: format as Format, quality: quality as Quality, bytes };
}

/** Whether a program can be started by this name. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['-v'], { stdio: 'ignore' }).error === undefined;
}

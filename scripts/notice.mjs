// The names and licences of the packages in a bundle, as their licences ask.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Packages that leave their licence file out, and the file as their repository has it. */
const left = new Map([['saxes', fileURLToPath(new URL('licences/saxes.txt', import.meta.url))]]);

/** Writes the notice. `bundles`: esbuild's metafiles and the folders their paths start from. */
export async function writeNotice(file, bundles) {
  const folders = new Set(bundles.flatMap(({ metafile, folder }) => packagesIn(metafile, folder)));
  const notes = await Promise.all([...folders].map(noteOf));
  const line = `\n${'-'.repeat(80)}\n\n`;
  await writeFile(file, ['Userlint contains these packages.\n', ...notes.sort()].join(line));
}

/** Folders of the packages that a bundle contains. */
function packagesIn({ outputs }, folder) {
  return Object.values(outputs)
    .flatMap((output) => Object.entries(output.inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0])
    .filter((path) => path !== undefined)
    .map((path) => resolve(folder, path));
}

async function noteOf(folder) {
  const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const entries = (await readdir(folder)).sort();
  const found = entries.find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
  const licence = found === undefined ? left.get(name) : join(folder, found);
  if (licence === undefined) throw new Error(`${name} has no licence file: it cannot be shipped.`);
  // What a package contains itself, it says in files of these names.
  const others = entries.filter((entry) => /^(notice|third-?party-?notices?)(\.(md|txt))?$/i.test(entry));
  const files = [licence, ...others.map((entry) => join(folder, entry))];
  const words = await Promise.all(files.map(async (file) => (await readFile(file, 'utf8')).trim()));
  return [`${name} ${version}`, ...words].join('\n\n').concat('\n');
}

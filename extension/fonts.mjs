// The bundled fonts, as they ship: the packages' files without what the view never shows.
//
// Decides what is left out of a variable font: weights below and above those that `faces.json` names, which are two thirds
// as much again. Characters and layout features all stay. A font of one weight is copied as it is: the licence of ours
// reserves its name for the unchanged file. What was cut once is kept beside the packages.

import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const CUT = '../node_modules/.cache/lectern-fonts/';
/** Another version of the tool may write other bytes. */
const tool = JSON.parse(await readFile(folder('../node_modules/subset-font/package.json'), 'utf8')).version;
/** Beside the usual names of a font: whose it is, and under which licence. */
const LICENCE_NAMES = [13, 14];

/** Writes the files of all faces and their licences into a folder. */
export async function writeFonts(target) {
  const faces = JSON.parse(await readFile(folder('src/view/tools/faces.json'), 'utf8'));
  const packages = [...new Set(faces.map((face) => face.package))];
  await mkdir(target, { recursive: true });
  await Promise.all(packages.map((name) => cp(folder(`../node_modules/${name}/LICENSE`), `${target}LICENSE-${name.split('/')[1]}.txt`)));
  for (const face of faces) await writeFile(`${target}${face.file}`, await readFace(face));
}

async function readFace({ package: name, file, weight, range }) {
  const whole = await readFile(folder(`../node_modules/${name}/files/${file}`));
  const [min, max] = weight.split(' ').map(Number);
  if (max === undefined) return whole;
  const key = createHash('sha256').update(`${tool} ${weight} ${range} `).update(whole).digest('hex');
  const kept = folder(`${CUT}${key}.woff2`);
  const known = await readFile(kept).catch(() => undefined);
  if (known) return known;
  const cut = await subsetFont(whole, listCharacters(range), {
    targetFormat: 'woff2',
    variationAxes: { wght: { min, max } },
    preserveNameIds: LICENCE_NAMES,
  });
  await mkdir(folder(CUT), { recursive: true });
  await writeFile(kept, cut);
  return cut;
}

/** The characters of `U+0000-00FF,U+0131`. */
function listCharacters(range) {
  const runs = range.split(',').map((part) => part.slice('U+'.length).split('-').map((code) => Number.parseInt(code, 16)));
  return runs.flatMap(([from, to = from]) => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at))).join('');
}

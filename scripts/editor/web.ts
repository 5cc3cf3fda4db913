import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { editorFromNpm } from './install.ts';
import { quietSettings } from './server.ts';

export interface WebEditorOptions {
  /** Folders of extensions, by the name that they are served under. */
  readonly extensions: Readonly<Record<string, string>>;
  /** Which of them is under development, and the module in it that runs its tests. */
  readonly development: { readonly extension: string; readonly tests: string };
  /** The URI of the folder to open. */
  readonly folder: string;
}

export interface WebEditor {
  readonly url: string;
  /** What the tests have sent to `/result`, by POST. */
  readonly result: Promise<string>;
  stop(): Promise<void>;
}

/** Where the workbench of the package relies on the server that it usually comes from, and what the web alone has there. */
const withoutServer = [
  { usual: /\bremoteAuthority:location\.host\b/, alone: 'remoteAuthority:undefined' },
  { usual: /(?<=\.file\(this\.userDataPath\)\.with\(\{scheme:)\w+\.vscodeRemote\b/, alone: '"vscode-userdata"' },
];

const workbenchScript = '/build/out/vs/code/browser/workbench/workbench.js';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.cjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * Serves the workbench of the editor from npm as files, with nothing behind it: as in an editor that is a web page,
 * extensions run in the browser, in the web extension host.
 */
export async function startWebEditor(options: WebEditorOptions): Promise<WebEditor> {
  const { serverMain } = await editorFromNpm();
  const build = join(serverMain, '../..');
  let resolve: (result: string) => void = () => {};
  const result = new Promise<string>((give) => {
    resolve = give;
  });
  const server = createServer((request, response) => {
    void answer(request, response).catch((error) => {
      response.writeHead(404).end(String(error));
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST' && pathname === '/result') {
      resolve(await bodyOf(request));
      response.end();
    } else if (pathname === '/') {
      response.setHeader('content-type', 'text/html');
      response.end(await page(build, String(request.headers.host), options));
    } else if (pathname === workbenchScript) {
      response.setHeader('content-type', 'text/javascript');
      response.end(await standalone(join(build, pathname.slice('/build'.length))));
    } else {
      const path = fileOf(decodeURIComponent(pathname), build, options);
      const { size } = await stat(path);
      response.writeHead(200, {
        'content-type': contentTypes[extname(path)] ?? 'application/octet-stream',
        'content-length': size,
      });
      createReadStream(path).pipe(response);
    }
  }

  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The web editor is not served on a port.');
  }
  return {
    url: `http://127.0.0.1:${address.port}/`,
    result,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => {
        server.close(closed);
      });
    },
  };
}

async function page(build: string, host: string, options: WebEditorOptions): Promise<string> {
  const { extensions, development, folder } = options;
  const at = (path: string) => ({ scheme: 'http', authority: host, path });
  const [scheme = '', path = ''] = folder.split(/:(.*)/s);
  const configuration = {
    productConfiguration: {
      enableTelemetry: false,
      // Else webviews come from a host of their own on the network.
      webviewContentExternalBaseUrlTemplate: `http://${host}/build/out/vs/workbench/contrib/webview/browser/pre/`,
    },
    configurationDefaults: quietSettings,
    folderUri: { scheme, path },
    userDataPath: '/',
    isEnabledFileDownloads: false,
    isEnabledFileUploads: false,
    isEnabledCoderGettingStarted: false,
    additionalBuiltinExtensions: Object.keys(extensions)
      .filter((name) => name !== development.extension)
      .map((name) => at(`/extensions/${name}`)),
    developmentOptions: {
      extensions: [at(`/extensions/${development.extension}`)],
      extensionTestsPath: at(`/extensions/${development.extension}/${development.tests}`),
    },
  };
  const values: Readonly<Record<string, string>> = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: '/build',
    WORKBENCH_NLS_URL: '/build/out/nls.messages.js',
    WORKBENCH_NLS_FALLBACK_URL: '/build/out/nls.messages.js',
  };
  const template = await readFile(join(build, 'out/vs/code/browser/workbench/workbench.html'), 'utf8');
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

async function standalone(script: string): Promise<string> {
  let text = await readFile(script, 'utf8');
  for (const { usual, alone } of withoutServer) {
    if (!usual.test(text)) {
      throw new Error(`${script} relies on its server in another way than was expected: ${usual}`);
    }
    text = text.replace(usual, alone);
  }
  return text;
}

function fileOf(pathname: string, build: string, { extensions }: WebEditorOptions): string {
  const path = normalize(pathname);
  if (path.startsWith('/build/')) {
    return join(build, path.slice('/build/'.length));
  }
  const [, folder, name = '', ...rest] = path.split('/');
  const extension = extensions[name];
  if (folder !== 'extensions' || extension === undefined) {
    throw new Error(`There is nothing at ${pathname}.`);
  }
  return join(extension, ...rest);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) {
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

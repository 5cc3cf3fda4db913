import { Uri, type Webview } from 'vscode';

/** The folder of the bundles, all that a panel may load from. */
export const loadableFrom = (extension: Uri): Uri => Uri.joinPath(extension, 'dist');

/** The document of a panel, before it has anything to show. It runs its own script and loads its own style, and nothing else. */
export function shell(webview: Webview, packet: Uri, extension: Uri): string {
  const fileOf = (name: string) => webview.asWebviewUri(Uri.joinPath(loadableFrom(extension), name)).toString();
  const nonce = crypto.randomUUID().replaceAll('-', '');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Summary</title>
<link rel="stylesheet" href="${fileOf('summary-panel.css')}">
</head>
<body data-packet="${attribute(packet.toString())}">
<main id="summary" class="summary"><p role="status">Reading the packet…</p></main>
<script nonce="${nonce}" src="${fileOf('summary-panel.js')}"></script>
</body>
</html>
`;
}

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

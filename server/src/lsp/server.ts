import {
  type Connection,
  DidChangeWorkspaceFoldersNotification,
  type DidChangeWorkspaceFoldersParams,
} from 'vscode-languageserver';
import { sha256 } from '../workspace/digest.ts';
import type { FileSystem } from '../workspace/fileSystem.ts';
import { Workspace } from '../workspace/workspace.ts';
import { Changes } from './changes.ts';
import { Checks } from './checks.ts';
import { type Client, readTraits, rootsOf } from './client.ts';
import { ClientFiles, filesOf } from './clientFiles.ts';
import { Commands } from './commands.ts';
import { Documents } from './documents.ts';
import { Drafts } from './drafts.ts';
import { Explanations } from './explanations.ts';
import { listenForFeatures } from './features.ts';
import { readFeatureTraits } from './featureTraits.ts';
import { Greeting } from './greeting.ts';
import { describeError } from './lifecycle.ts';
import { LongWork } from './longWork.ts';
import { Packets } from './packets.ts';
import { Publisher } from './publisher.ts';
import { Refreshes } from './refreshes.ts';
import { Requests } from './requests.ts';
import { Settings } from './settings.ts';
import { Statuses } from './statuses.ts';
import { Summaries } from './summaries.ts';
import { inTheBackground } from './turns.ts';
import { Unreadables } from './unreadables.ts';
import { Watching } from './watching.ts';

/** What the server needs of where it runs. */
export interface ServerHost {
  readonly version: string;
  /** For `file:` URIs; `undefined` where there is none, as in a browser. */
  readonly disk: FileSystem | undefined;
  /** The UTC day, `YYYY-MM-DD`. */
  readonly today: () => string;
}

/** How often the server looks whether a new day has begun, on which waivers and grants may have expired. */
const DAY_WATCH_MS = 60_000;

/** Serves one client over `connection`, which the caller listens on afterwards, unless it is greeted already. */
export function serve(
  connection: Connection,
  host: ServerHost,
  greeting: Greeting = new Greeting(connection, host.version),
): void {
  const client: Client = { traits: readTraits(undefined) };
  const features = { traits: readFeatureTraits({}) };
  const { lifecycle } = greeting;
  const documents = new Documents();
  const publisher = new Publisher(connection, documents, client);
  const statuses = new Statuses(connection, documents);
  const changes = new Changes(connection);
  const unreadables = new Unreadables(connection);
  const refreshes = new Refreshes(connection, documents, () => features.traits);
  const clientFiles = new ClientFiles(connection, {
    isOffered: () => features.traits.clientFiles,
    folderAround: (uri) => workspace.folderAround(uri),
  });
  const files = filesOf(host.disk, clientFiles);
  const workspace = new Workspace({ files, sha256 }, { today: host.today() });
  const checks = new Checks(
    workspace,
    host.today,
    (checked) => {
      publisher.publish(checked);
      statuses.tell(checked);
      changes.after(checked);
      unreadables.tell(checked);
      refreshes.after(checked);
    },
    (error) => connection.console.error(`A check failed: ${describeError(error)}`),
    () => new LongWork(connection),
  );
  const changed = () => checks.schedule();
  const settings = new Settings(connection, checks);
  const watching = new Watching(workspace, changed);
  const requests = new Requests(checks, documents, client);
  const packets = new Packets(checks, documents);
  const commands = new Commands(connection, client, checks, requests);

  greeting.whenHeard((params) => {
    client.traits = readTraits(params.capabilities);
    features.traits = readFeatureTraits(params);
    settings.initialize(params);
    for (const root of rootsOf(params)) workspace.addRoot(root);
    // Behind the library's own handler, which knows only of clients that announce workspace folders.
    connection.onNotification(
      DidChangeWorkspaceFoldersNotification.type,
      lifecycle.notified('Changing the folders', ({ event }: DidChangeWorkspaceFoldersParams) => {
        for (const { uri } of event.removed) workspace.removeRoot(uri);
        for (const { uri } of event.added) workspace.addRoot(uri);
        changed();
      }),
    );
  });
  connection.onInitialized(
    lifecycle.notified('Starting', async () => {
      changed();
      await Promise.all([watching.register(connection, client.traits), settings.start(client.traits)]);
    }),
  );
  connection.onShutdown(() => lifecycle.shutDown());

  documents.listen(connection, workspace, lifecycle, { changed, saved: (uri) => watching.lookAround(uri) });
  watching.listen(connection, lifecycle);
  settings.listen(lifecycle, () => client.traits);
  connection.onHover(lifecycle.asked('Hover', (params) => requests.hover(params)));
  connection.onCodeAction(lifecycle.asked('Code actions', (params, token) => requests.codeAction(params, token)));
  listenForFeatures(connection, lifecycle, { checks, requests, files, traits: () => features.traits });
  connection.onExecuteCommand(lifecycle.asked('A command', (params) => commands.execute(params)));
  new Summaries(checks, documents).listen(connection, lifecycle);
  packets.listen(connection, lifecycle);
  new Explanations(checks, documents).listen(connection, lifecycle);
  new Drafts(checks, documents, host.today).listen(connection, lifecycle);
  watchTheDay(host, workspace, changed);
}

function watchTheDay(host: ServerHost, workspace: Workspace, changed: () => void): void {
  inTheBackground(() => {
    if (workspace.conditions.today !== host.today()) changed();
  }, DAY_WATCH_MS);
}

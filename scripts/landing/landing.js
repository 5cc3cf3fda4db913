// What `npm start` shows first: the packet of the folder, its summary beside it, and behind that the walkthrough.
const { ViewColumn, commands, window, workspace } = require('vscode');

/** The walkthrough tells nobody that it has been shown. */
const walkthroughMs = 2_000;

exports.activate = () => {
  // What is to be seen does not keep the window waiting.
  void land();
};

async function land() {
  const [packet] = await workspace.findFiles('*{decision-packet,.packet}.md', undefined, 1);
  const show = () => packet && window.showTextDocument(packet, { viewColumn: ViewColumn.One, preview: false });
  await show();
  void commands.executeCommand(
    'workbench.action.openWalkthrough',
    'decision-packets.decision-packets#firstMinutes',
    true,
  );
  await new Promise((resolve) => setTimeout(resolve, walkthroughMs));
  await show();
  await commands.executeCommand('decisionPackets.showSummary');
}

// What `npm start` shows first: the packet of the folder, its summary beside it, and behind that the walkthrough.
const { ViewColumn, commands, window, workspace } = require('vscode');

exports.activate = async () => {
  const [packet] = await workspace.findFiles('*{decision-packet,.packet}.md', undefined, 1);
  const show = () => packet && window.showTextDocument(packet, { viewColumn: ViewColumn.One, preview: false });
  await show();
  await commands.executeCommand(
    'workbench.action.openWalkthrough',
    'decision-packets.decision-packets#firstMinutes',
    true,
  );
  await show();
  await commands.executeCommand('decisionPackets.showSummary');
};

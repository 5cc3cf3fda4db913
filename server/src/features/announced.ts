// What the features have to announce before anything of them is asked for.

/**
 * The characters that bring suggestions up by themselves, which matters where an editor shows none while words are
 * typed, as VS Code does in Markdown. Where nothing of the packet is due, nothing comes up.
 */
export const TRIGGER_CHARACTERS = ['-', '_', ' ', '|', ':', '"', '/', '('];

/**
 * The types and modifiers of tokens. Types are those that every theme knows (LSP 3.17, section SemanticTokenTypes);
 * the modifiers `met` and `unmet` are for themes and settings to make something of.
 */
export const LEGEND = {
  tokenTypes: ['enumMember', 'class', 'parameter', 'property', 'keyword'],
  tokenModifiers: ['declaration', 'met', 'unmet'],
};

export const FIX_ALL = 'source.fixAll.decision-packets';
export const CODE_ACTION_KINDS = ['quickfix', FIX_ALL];
/** The server's command that shows a place: takes a location. */
export const SHOW_PLACE_COMMAND = 'decisionPackets.showPlace';

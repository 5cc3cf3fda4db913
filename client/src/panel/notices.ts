import type { Notice } from './messages.ts';

export const serverStopped: Notice = {
  title: 'The language server is not running',
  text: 'What is in force cannot be told without it. The output says why it ended.',
  actions: [
    { action: 'restart-server', label: 'Restart Server' },
    { action: 'show-output', label: 'Show Output' },
  ],
};

/** For a file that is not there, or has become something else. */
export const noPacket = (path: string): Notice => ({
  title: 'There is no decision packet here any more',
  text: `${path} was moved or deleted, or is no packet any more. When it comes back, so does its summary.`,
  actions: [{ action: 'open-packet', label: 'Open the File' }],
});

export const failed: Notice = {
  title: 'The summary could not be made',
  text: 'That is a fault of this extension; the output has its details. The next change of the packet or its map is tried again.',
  actions: [{ action: 'show-output', label: 'Show Output' }],
};

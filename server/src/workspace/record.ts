import type { BlockerMap } from '../core/blockerMap/model.ts';
import { readBlockerMap } from '../core/blockerMap/read.ts';
import { isSound } from '../core/blockerMap/readAgain.ts';
import { type ReadConfig, readConfig } from '../core/config/read.ts';
import { readJsonPacket } from '../core/packet/json/read.ts';
import { type PacketReading, readEditedPacket, readMarkdownPacket } from '../core/packet/markdown/read.ts';
import type { Packet } from '../core/packet/model.ts';
import { RULES } from '../core/rules/registry.ts';
import { SourceText } from '../core/syntax/sourceText.ts';

/** One version of one file's text. It never changes; what follows from it is worked out once, when asked for. */
export class TextRecord {
  readonly kind = 'text';
  readonly uri: string;
  readonly source: SourceText;
  #packet: Packet | undefined;
  #map: BlockerMap | undefined;
  #config: ReadConfig | undefined;
  /** Of a text that is being edited: of its earlier version, until it is read itself. */
  #reading: PacketReading | undefined;
  #isReadingOwn = false;
  /** The last map that stood here before and from which the next can be read faster. */
  #mapBefore: BlockerMap | undefined;
  #isEdited: boolean;

  /** `previous` is the file's text before an edit. */
  constructor(uri: string, source: SourceText, previous?: TextRecord) {
    this.uri = uri;
    this.source = source;
    this.#isEdited = previous !== undefined;
    this.#reading = previous === undefined ? undefined : previous.#reading;
    this.#mapBefore = previous === undefined ? undefined : previous.#soundMap;
  }

  /** Another version is to be expected, which is read faster the more of this one is kept. */
  beginEditing(): void {
    this.#isEdited = true;
  }

  /** Whether asking for `packet` costs nothing any more. */
  get isRead(): boolean {
    return this.#packet !== undefined;
  }

  get packet(): Packet {
    this.#packet ??= this.#isJson
      ? readJsonPacket(this.source.text)
      : (this.reading?.packet ?? readMarkdownPacket(this.source.text));
    return this.#packet;
  }

  /** Of a packet in Markdown that is being edited. */
  get reading(): PacketReading | undefined {
    if (!this.#isEdited || this.#isJson) return undefined;
    if (!this.#isReadingOwn) this.#reading = readEditedPacket(this.source.text, this.#reading);
    this.#isReadingOwn = true;
    return this.#reading;
  }

  get #isJson(): boolean {
    return /\.jsonc?$/i.test(this.uri);
  }

  get map(): BlockerMap {
    if (this.#map !== undefined) return this.#map;
    this.#map = readBlockerMap(this.source, this.#mapBefore);
    if (isSound(this.#map)) this.#mapBefore = undefined;
    return this.#map;
  }

  get #soundMap(): BlockerMap | undefined {
    return this.#map !== undefined && isSound(this.#map) ? this.#map : this.#mapBefore;
  }

  get config(): ReadConfig {
    this.#config ??= readConfig(
      this.source.text,
      RULES.map(({ meta }) => meta),
    );
    return this.#config;
  }
}

/** `previous` while it still has this text, else a new record. */
export function recordOf(uri: string, text: string | SourceText, previous: FileContent | undefined): TextRecord {
  const before = previous?.kind === 'text' ? previous : undefined;
  if (before !== undefined && before.source.text === (typeof text === 'string' ? text : text.text)) return before;
  return new TextRecord(uri, typeof text === 'string' ? new SourceText(text, before?.source) : text, before);
}

/** What there is at a place where a packet or a map is, or is said to be. */
export type FileContent =
  | TextRecord
  | { readonly kind: 'absent' }
  /** Its real place is outside the workspace: it is not read. */
  | { readonly kind: 'outside' }
  /** `why` goes behind "it": `is a directory`. */
  | { readonly kind: 'unreadable'; readonly why: string };

/** The text of a file, without its byte order mark; `undefined` for what is not UTF-8. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

import { propertyOf } from '../syntax/json/place.ts';
import type { JsonNode, JsonPath } from '../syntax/json/tree.ts';

/** What a schema says where exactly one of several properties is due. */
export interface Alternatives {
  readonly none: { readonly property: string; readonly message: string };
  /** `property` is the one to point at. */
  readonly several: { readonly property: string; readonly message: string };
}

/** The words of one schema, for messages. */
export interface SchemaWords {
  /** What the file is, with its article. */
  readonly root: string;
  /** What the entries of each list are, with their article. */
  readonly entries: Readonly<Record<string, string>>;
  /** Which property of an entry of this list makes others necessary. */
  readonly causes: Readonly<Record<string, string>>;
  readonly alternatives: Alternatives;
  /** What the schema's one `not` forbids. */
  readonly exclusion?: { readonly property: string; readonly message: string };
}

const types: Readonly<Record<string, string>> = {
  string: 'a text in double quotes',
  array: 'a list in square brackets',
  object: 'an object in braces',
};

/** Makes the sentences about one kind of file. */
export class Wording {
  readonly #words: SchemaWords;

  constructor(words: SchemaWords) {
    this.#words = words;
  }

  get exclusion(): SchemaWords['exclusion'] {
    return this.#words.exclusion;
  }

  get alternatives(): Alternatives {
    return this.#words.alternatives;
  }

  /** What stands at `path`, with its article: `a blocker`, `an evidence entry`, `a waiver`. */
  describeThing(path: JsonPath): string {
    const last = path.at(-1);
    if (last === undefined) return this.#words.root;
    if (typeof last === 'string') return `a ${last}`;
    const list = String(path.at(-2));
    return this.#words.entries[list] ?? `an entry of ${list}`;
  }

  /** How a sentence about the value at `path` begins: its property's name, or what its list holds. */
  nameOf(path: JsonPath): string {
    const last = path.at(-1);
    if (typeof last === 'string') return last;
    const thing = this.describeThing(path);
    return thing.charAt(0).toUpperCase() + thing.slice(1);
  }

  /** The sentence for a value of the wrong type. */
  whatTypeDemands(path: JsonPath, type: string): string {
    const demanded = type.split(',').map((each) => types[each] ?? (each === 'null' ? each : `of type ${each}`));
    return `${this.nameOf(path)} must be ${demanded.join(' or ')}.`;
  }

  /** The sentence for a property that is missing in the thing at `path`, always or because of another property. */
  lackOf(property: string, path: JsonPath, node: JsonNode, conditional: boolean): string {
    const thing = this.describeThing(path);
    const cause = conditional ? propertyOf(node, this.#words.causes[String(path.at(-2))] ?? '') : undefined;
    if (cause?.value?.type !== 'string') return `${property} is missing: ${thing} must have it.`;
    return `${property} is missing: ${thing} whose ${cause.key.value} is ${cause.value.value} must have it.`;
  }
}

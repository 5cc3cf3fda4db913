import { findDisguises } from '../schema/disguises.ts';
import type { SchemaProblem } from '../schema/problem.ts';
import { parseJson } from '../syntax/json/parse.ts';
import type { JsonNode, JsonObject, JsonProperty } from '../syntax/json/tree.ts';
import { nearest } from '../syntax/nearest.ts';
import type { Span } from '../syntax/span.ts';
import { whyNotUsed } from './globs.ts';
import { type Config, type ConfigProblem, DEFAULT_CONFIG, UNREADABLE_CONFIG } from './model.ts';
import { type ConfigurableRule, isWeaker, RULE_LEVELS, type RuleLevel } from './severity.ts';

/** So many patterns are compared with the name of every file. */
const MOST_GLOBS = 200;

const PROPERTIES = ['$schema', 'packets', 'blockerMaps', 'exclude', 'rules', 'roles', 'requireDigest'] as const;

/** What a configuration file says, and what is wrong in it. */
export interface ReadConfig {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

/**
 * Reads the text of a configuration file. Every departure from the format is a problem; what is wrong falls back to
 * the strictest reading, and never goes unsaid. `rules` are the rules that there are.
 */
export function readConfig(text: string, rules: readonly ConfigurableRule[]): ReadConfig {
  const document = parseJson(text);
  const { root, problems, duplicateKeys } = document;
  const broken: ConfigProblem[] = [
    ...[...problems, ...findDisguises(document, text, unknownProperties(root))].map(({ span, message }) =>
      problemAt(span, message),
    ),
    ...duplicateKeys.map(({ key }) =>
      problemAt(key.span, `"${key.value}" stands here a second time; keep one of the two.`),
    ),
  ];
  if (root !== undefined && root.type !== 'object')
    broken.push(problemAt(root.span, 'A configuration must be an object in braces.'));
  if (broken.length > 0 || root?.type !== 'object') return { config: UNREADABLE_CONFIG, problems: broken };
  return new Reader(rules).read(root);
}

const problemAt = (span: Span, message: string, meant?: string): ConfigProblem => ({
  span,
  message,
  severity: 'error',
  meant,
});

const unknownProperties = (root: JsonNode | undefined): SchemaProblem[] =>
  (root?.type === 'object' ? root.properties : [])
    .filter(({ key }) => !isKnown(key.value))
    .map(({ key: { value, span } }) => ({
      span,
      path: [value],
      message: '',
      fault: { kind: 'unknown-property', property: value, known: PROPERTIES },
    }));

const isKnown = (name: string): boolean => PROPERTIES.some((known) => known === name) || name.startsWith('x-');

class Reader {
  readonly #rules: readonly ConfigurableRule[];
  readonly #problems: ConfigProblem[] = [];

  constructor(rules: readonly ConfigurableRule[]) {
    this.#rules = rules;
  }

  read(root: JsonObject): ReadConfig {
    const properties = new Map(root.properties.map((property) => [property.key.value, property]));
    for (const property of root.properties) this.#checkName(property);
    const globs = (name: 'packets' | 'blockerMaps' | 'exclude') =>
      this.#globs(properties.get(name)) ?? DEFAULT_CONFIG[name];
    const config: Config = {
      packets: globs('packets'),
      blockerMaps: globs('blockerMaps'),
      exclude: globs('exclude'),
      rules: this.#levels(properties.get('rules')),
      roles: this.#words(properties.get('roles')),
      requireDigest: this.#requireDigest(properties.get('requireDigest')),
    };
    return { config, problems: this.#problems.toSorted((one, other) => one.span.start - other.span.start) };
  }

  #checkName({ key }: JsonProperty): void {
    if (isKnown(key.value)) return;
    const meant = nearest(key.value, PROPERTIES);
    const hint =
      meant === undefined ? `Its properties are ${PROPERTIES.slice(1).join(', ')}.` : `Did you mean "${meant}"?`;
    this.#problems.push({
      ...problemAt(key.span, `"${key.value}" means nothing here. ${hint}`, meant),
      severity: 'warning',
    });
  }

  /** A list of texts; `undefined` where there is none, or where it is something else. */
  #words(property: JsonProperty | undefined): readonly string[] | undefined {
    if (property?.value === undefined) return undefined;
    const { value, key } = property;
    const items = value.type === 'array' ? value.items : [];
    const strange = value.type === 'array' ? items.find((item) => !isWord(item)) : value;
    if (strange !== undefined) {
      this.#problems.push(
        problemAt(strange.span, `"${key.value}" must be a list of texts, such as ["owner", "operator"].`),
      );
      return undefined;
    }
    return items.map((item) => (item.type === 'string' ? item.value : ''));
  }

  /** A list of patterns; `undefined` where there is none, or one of them is not to be used. */
  #globs(property: JsonProperty | undefined): readonly string[] | undefined {
    const globs = this.#words(property);
    if (property !== undefined && globs !== undefined && globs.length > MOST_GLOBS) {
      const message = `"${property.key.value}" has more than ${MOST_GLOBS} patterns, which would each be compared with every name. Write fewer and wider ones.`;
      this.#problems.push(problemAt(property.key.span, message));
      return undefined;
    }
    const items = property?.value?.type === 'array' ? property.value.items : [];
    for (const [index, glob] of globs?.entries() ?? []) {
      const why = whyNotUsed(glob);
      const span = items[index]?.span;
      if (why === undefined || span === undefined) continue;
      this.#problems.push(
        problemAt(
          span,
          `This pattern ${why}, so that comparing names with it could take for ever. Write several plainer ones.`,
        ),
      );
      return undefined;
    }
    return globs;
  }

  #levels(property: JsonProperty | undefined): ReadonlyMap<string, RuleLevel> {
    const levels = new Map<string, RuleLevel>();
    if (property?.value === undefined) return levels;
    if (property.value.type !== 'object') {
      this.#problems.push(problemAt(property.value.span, '"rules" must be an object from rule codes to levels.'));
      return levels;
    }
    for (const { key, value } of property.value.properties) {
      const level = RULE_LEVELS.find((each) => value?.type === 'string' && each === value.value);
      const rule = this.#rules.find(({ code }) => code === key.value);
      if (rule === undefined) {
        const meant = nearest(
          key.value,
          this.#rules.map(({ code }) => code),
        );
        const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
        this.#problems.push(problemAt(key.span, `There is no rule "${key.value}".${hint}`, meant));
      } else if (level === undefined) {
        const message = `The level of ${key.value} must be one of ${RULE_LEVELS.join(', ')}.`;
        this.#problems.push(problemAt(value?.span ?? key.span, message));
      } else if (rule.guardsDecision && isWeaker(level, rule.severity)) {
        const message = `${key.value} guards the decision: it can be made stricter than "${rule.severity}", never weaker.`;
        this.#problems.push(problemAt(value?.span ?? key.span, message, rule.severity));
      } else levels.set(key.value, level);
    }
    return levels;
  }

  /** Anything but a plain `false` asks for digests: a value that is wrong may have been meant to. */
  #requireDigest(property: JsonProperty | undefined): boolean {
    if (property?.value === undefined) return DEFAULT_CONFIG.requireDigest;
    if (property.value.type === 'boolean') return property.value.value;
    this.#problems.push(problemAt(property.value.span, '"requireDigest" must be true or false.'));
    return true;
  }
}

const isWord = (node: JsonNode): boolean => node.type === 'string' && node.value.trim() !== '';

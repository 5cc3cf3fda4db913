import { type Raises, raise } from '../core/config/raises.ts';
import type { Finding } from '../core/rules/rule.ts';

type Findings = ReadonlyMap<string, readonly Finding[]>;

/** The findings as one person wants to see them. A list that is the same as before stays one, raised or not. */
export class RaisedFindings {
  #raises: Raises = new Map();
  #raised = new WeakMap<readonly Finding[], readonly Finding[]>();

  set raises(raises: Raises) {
    this.#raises = raises;
    this.#raised = new WeakMap();
  }

  of(findings: Findings): Findings {
    if (this.#raises.size === 0) return findings;
    return new Map([...findings].map(([uri, list]) => [uri, this.#listOf(list)]));
  }

  #listOf(list: readonly Finding[]): readonly Finding[] {
    const known = this.#raised.get(list);
    if (known !== undefined) return known;
    const each = list.map((finding) => raise(finding, this.#raises));
    const raised = each.every((finding, index) => finding === list[index]) ? list : each;
    this.#raised.set(list, raised);
    return raised;
  }
}

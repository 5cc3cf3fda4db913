/** One departure from the schema as ajv describes it. */
export interface ValidationError {
  /** JSON pointer to the value at fault. */
  readonly instancePath: string;
  /** JSON pointer to the violated keyword, with definitions in place of the references to them. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The part of the schema that has the keyword. */
  readonly parentSchema: {
    readonly patternErrorMessage?: string;
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly enum?: readonly string[];
  };
}

/** A compiled schema: whether a plain value is as it demands. After a `false`, `errors` has the reasons. */
export interface Validate {
  (value: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}

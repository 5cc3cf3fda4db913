import type { Validate } from '../validation.ts';

declare const validate: Validate;
export default validate;

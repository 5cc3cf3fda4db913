import type { Validate } from '../validation.ts';

/** A map without the entries of its lists. */
export declare const validateMap: Validate;
export declare const validateBlocker: Validate;
export declare const validateCondition: Validate;
export declare const validateGrant: Validate;

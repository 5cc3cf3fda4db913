import type { Validate } from '../validation.ts';

export declare const validatePacket: Validate;

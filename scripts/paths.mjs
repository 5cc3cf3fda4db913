/** The root of the clone. */
export const root = new URL('../', import.meta.url);

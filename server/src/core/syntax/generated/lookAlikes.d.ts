/** By the ASCII character that a reader takes them for, the characters that look like it. */
declare const lookAlikes: Readonly<Record<string, string>>;
export default lookAlikes;

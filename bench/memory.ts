/** What is measured in bytes, each in a process of its own. */

/** Measures by name. */
export const MEMORY: Readonly<Record<string, (root: string) => number | Promise<number>>> = {};

/** Work that is not timed, two pieces of it at once. */

/** Works on all items, each as soon as one of two hands is free; gives what each gave, in the order of the items. */
export async function inPairs<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const found: R[] = [];
  let next = 0;
  const hand = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      found[at] = await work(items[at] as T);
    }
  };
  await Promise.all([hand(), hand()]);
  return found;
}

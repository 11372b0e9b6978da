/** Removes an item from a list, if it is there. Fast if it is the last one, as it nearly always is. */
export function removeLast<T>(list: T[], item: T): void {
  if (list.at(-1) === item) {
    list.pop()
    return
  }
  const index = list.lastIndexOf(item)
  if (index >= 0) list.splice(index, 1)
}

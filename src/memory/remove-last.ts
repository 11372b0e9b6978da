/** Removes an item from a list, at once when it is the last one, as it nearly always is. */
export function removeLast<T>(list: T[], item: T): void {
  if (list.at(-1) === item) list.pop()
  else list.splice(list.lastIndexOf(item), 1)
}

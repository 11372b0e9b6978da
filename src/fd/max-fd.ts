/** The largest number that an fd can have: the kernel counts them in an int. */
export const maxFd = 2 ** 31 - 1

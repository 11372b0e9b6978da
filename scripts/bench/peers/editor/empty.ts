// Why this exists: it is the baseline, a program without this package.
export {}

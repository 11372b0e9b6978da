// Why this exists: what TypeScript takes without this package is what the other programs here are compared with.
export {}

/** What went wrong with the lab itself, for the user to read. */
export class LabError extends Error {}

/** A failure of the lab itself. Its message is for the user. */
export class LabError extends Error {}

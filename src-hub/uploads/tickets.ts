/** Seconds that an upload's secret and a file's address are good (reliability W5: at most five minutes for the latter). */
export const secretSeconds = 900;
export const linkSeconds = 300;

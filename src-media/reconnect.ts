/**
 * Waits between livekit-client's own tries to resume, in milliseconds, each taken ±50 %. Short ones: a line that is back
 * after half a minute should not wait for the next try. About a minute of them, each with its own time to fail; a room that
 * cannot be resumed by then is left, and joined anew with a fresh token.
 */
export const resumeDelays = [0, 300, 1_000, 1_000, 1_500, 1_500, ...Array.from({ length: 10 }, () => 2_000)];

/**
 * So long one try may wait for the media server's WebSocket, in milliseconds. A try that was begun while the line was cut
 * hangs until its packets are sent again, at ever longer intervals: a new one is sooner there.
 */
export const signalWithin = 4_000;

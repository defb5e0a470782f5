/** The widget's own way to the hub: that a socket opens is all that is asked. Only a page of the hub's may. */
export function hubSocket(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(new URL("/visitor", location.href.replace(/^http/, "ws")));
    socket.addEventListener("open", () => {
      socket.close();
      resolve();
    });
    socket.addEventListener("error", () => reject(new Error("no socket to the hub")));
  });
}

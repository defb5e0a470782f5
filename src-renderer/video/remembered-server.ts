const name = "frontdesk.mediaServer";

/** Where the media server was last time; null before the first call of this workstation. */
export function rememberedServer(): string | null {
  return localStorage.getItem(name);
}

export function rememberServer(url: string): void {
  localStorage.setItem(name, url);
}

/** Line drawings on a grid of 24, in the colour of the text around them; those of a call come with it. */
const shapes = {
  camera: "M3 7a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2Z M15 11l6-4v10l-6-4",
  down: "M5 9l7 7 7-7",
  more: "M4.5 12h1 M11.5 12h1 M18.5 12h1",
} as const;

export function Icon({ name, off = false }: { name: keyof typeof shapes; off?: boolean }) {
  return <Drawing shape={shapes[name]} off={off} />;
}

export function Drawing({ shape, off = false }: { shape: string; off?: boolean }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={shape} />
      {off && <path d="M4 4l16 16" />}
    </svg>
  );
}

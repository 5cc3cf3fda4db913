/** Whether a window can be shown here. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** Whether a desktop VS Code can be downloaded and shown here: it needs a display, and the download host. */
export async function desktopCanBeHad(): Promise<boolean> {
  if (!hasDisplay()) {
    return false;
  }
  try {
    const answer = await fetch('https://update.code.visualstudio.com/api/releases/stable', {
      signal: AbortSignal.timeout(5_000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

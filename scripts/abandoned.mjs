/**
 * Calls back once when whoever started this process is gone. A signal that ends npm reaches only npm and its shell,
 * not what they started.
 * @param {() => void} callback
 */
export function onceAbandoned(callback) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(watch);
      callback();
    }
  }, 500);
  watch.unref();
}

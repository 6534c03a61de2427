// The first script: the language, the quick exit and the reload bar work before the program arrives and after it stops.
const root = document.documentElement;
const LANGUAGE = "ashshash-language";
const LEFT = "ashshash-left";
const WEATHER = "https://www.accuweather.com/bn/bd/bangladesh-weather";

const recall = (store, key) => { try { return store.getItem(key); } catch { return null; } };
const keep = (store, key, value) => { try { store.setItem(key, value); } catch { /* a browser may forbid it */ } };

const chosen = recall(localStorage, LANGUAGE) ?? (navigator.language.startsWith("bn") ? "bn" : "en");
root.lang = chosen === "bn" ? "bn" : "en";

// Clears the screen first; the history keeps the weather instead of this page, and coming back leads there again.
function leave() {
  document.body.replaceChildren();
  document.title = "";
  keep(sessionStorage, LEFT, "1");
  location.replace(WEATHER);
}
const returned = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
if (recall(sessionStorage, LEFT) && returned) leave();
else keep(sessionStorage, LEFT, "");
addEventListener("pageshow", (event) => { if (event.persisted && recall(sessionStorage, LEFT)) leave(); });
addEventListener("click", (event) => { if (event.target.closest?.(".quick-exit")) leave(); });
let escapes = [];
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  escapes = [...escapes.filter((at) => event.timeStamp - at < 2000), event.timeStamp];
  if (escapes.length >= 3) leave();
});

const WORDS = {
  en: ["The program has stopped. What was saved is safe.", "Load again"],
  bn: ["প্রোগ্রামটি থেমে গেছে। যা সংরক্ষণ করা হয়েছে তা ঠিক আছে।", "আবার লোড করুন"],
};
function offerReload() {
  if (document.querySelector(".reload-bar")) return;
  const [said, again] = WORDS[root.lang] ?? WORDS.en;
  const bar = document.createElement("div");
  bar.className = "reload-bar";
  bar.setAttribute("role", "alert");
  const words = document.createElement("p");
  words.textContent = said;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = again;
  button.addEventListener("click", () => location.reload());
  bar.append(words, button);
  document.body.prepend(bar);
}
const stopped = (problem) => problem instanceof WebAssembly.RuntimeError || problem instanceof WebAssembly.CompileError;
addEventListener("error", (event) => { if (stopped(event.error)) offerReload(); });
addEventListener("unhandledrejection", (event) => { if (stopped(event.reason)) offerReload(); });

try {
  const program = await import("{script}");
  await program.default({ module_or_path: "{wasm}" });
} catch (problem) {
  console.error(problem);
  offerReload();
}

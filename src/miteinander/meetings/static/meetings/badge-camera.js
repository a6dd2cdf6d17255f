/* Reading badges with the camera, where the browser can; each badge once, then a pause of two seconds. */
(() => {
  "use strict";
  const button = document.getElementById("einlass-kamera");
  const picture = document.getElementById("einlass-bild");
  if (!button || !("BarcodeDetector" in window) || !navigator.mediaDevices) return;
  button.hidden = false;
  let stream = null;
  let last = "";
  const stop = () => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    picture.hidden = true;
  };
  const look = async (detector) => {
    if (!stream) return;
    const found = await detector.detect(picture).catch(() => []);
    const text = found[0]?.rawValue ?? "";
    if (text && text !== last) {
      last = text;
      document.dispatchEvent(new CustomEvent("badge-seen", { detail: text }));
      setTimeout(() => { last = ""; }, 2000);
    }
    setTimeout(look, 200, detector);
  };
  button.addEventListener("click", async () => {
    if (stream) { stop(); return; }
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch { button.hidden = true; return; }
    picture.srcObject = stream;
    picture.hidden = false;
    await picture.play();
    look(new window.BarcodeDetector({ formats: ["qr_code"] }));
  });
  addEventListener("pagehide", stop);
})();

// Paints a mask over the picture and puts it into the form's file field: the server reads it as it would read any file.
const LONGEST = 1600;

const stage = document.querySelector("[data-mask]");
const field = document.getElementById("mask-file");

if (stage && field) start(stage, field);

function start(stage, field) {
  const [width, height] = stage.dataset.mask.split(" ").map(Number);
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", "Area to change. Paint with the pointer; rectangles can be given in numbers.");
  stage.append(canvas);
  document.querySelector(".mask-tools").hidden = false;
  if (!document.querySelector(".area-rows .input[value]:not([value=''])")) field.closest("details").open = false;

  const paint = canvas.getContext("2d", { willReadFrequently: true });
  const brush = document.getElementById("brush");
  const steps = [];
  let last = null;

  const at = event => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
  };
  const remember = () => {
    steps.push(paint.getImageData(0, 0, canvas.width, canvas.height));
    if (steps.length > 20) steps.shift();
  };
  const line = (from, to) => {
    const box = canvas.getBoundingClientRect();
    paint.lineCap = paint.lineJoin = "round";
    paint.lineWidth = Number(brush.value) * canvas.width / box.width;
    paint.strokeStyle = "#ff5a36";
    paint.beginPath();
    paint.moveTo(...from);
    paint.lineTo(...to);
    paint.stroke();
  };

  canvas.addEventListener("pointerdown", event => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    remember();
    last = at(event);
    line(last, last);
  });
  canvas.addEventListener("pointermove", event => {
    if (!last) return;
    const next = at(event);
    line(last, next);
    last = next;
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => {
    if (!last) return;
    last = null;
    put();
  });

  document.addEventListener("click", event => {
    const act = event.target.closest("[data-mask-do]")?.dataset.maskDo;
    if (act === "undo" && steps.length > 0) paint.putImageData(steps.pop(), 0, 0);
    else if (act === "clear" || act === "invert") {
      remember();
      if (act === "clear") paint.clearRect(0, 0, canvas.width, canvas.height);
      else invert();
    } else return;
    put();
  });

  function invert() {
    const pixels = paint.getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < pixels.data.length; i += 4) {
      const marked = pixels.data[i + 3] >= 128;
      pixels.data.set(marked ? [0, 0, 0, 0] : [255, 90, 54, 255], i);
    }
    paint.putImageData(pixels, 0, 0);
  }

  // White where it was painted, black elsewhere.
  function put() {
    const pixels = paint.getImageData(0, 0, canvas.width, canvas.height);
    let marked = 0;
    for (let i = 0; i < pixels.data.length; i += 4) {
      const value = pixels.data[i + 3] >= 128 ? 255 : 0;
      marked += value;
      pixels.data.set([value, value, value, 255], i);
    }
    const copy = new OffscreenCanvas(canvas.width, canvas.height);
    copy.getContext("2d").putImageData(pixels, 0, 0);
    copy.convertToBlob({ type: "image/png" }).then(blob => {
      const files = new DataTransfer();
      if (marked > 0) files.items.add(new File([blob], "mask.png", { type: "image/png" }));
      field.files = files.files;
      document.getElementById("drawn").value = marked > 0;
      document.body.dispatchEvent(new CustomEvent("mask-changed"));
    });
  }
}

// Files may be dropped on the field or pasted, and the upload shows how far it is. Without this the form does the same, silently.
const drop = document.querySelector("[data-drop]");
const field = drop?.querySelector("input[type=file]");

if (field) {
  const take = files => {
    const pictures = [...files].filter(file => file.type.startsWith("image/"));
    if (pictures.length === 0) return false;
    const all = new DataTransfer();
    for (const file of field.multiple ? [...field.files, ...pictures] : pictures.slice(0, 1)) all.items.add(file);
    field.files = all.files;
    return true;
  };
  for (const type of ["dragover", "dragleave", "drop"]) drop.addEventListener(type, event => {
    event.preventDefault();
    drop.classList.toggle("is-over", type === "dragover");
    if (type === "drop") take(event.dataTransfer.files);
  });
  document.addEventListener("paste", event => {
    if (take(event.clipboardData.files)) event.preventDefault();
  });
}

const form = document.querySelector("[data-upload]");
form?.addEventListener("submit", event => {
  event.preventDefault();
  const progress = document.getElementById("upload-progress");
  const request = new XMLHttpRequest();
  request.open("POST", location.href);
  request.responseType = "document";
  request.upload.addEventListener("progress", ({ loaded, total }) => progress.value = total ? loaded * 100 / total : 0);
  request.addEventListener("load", () => show(request.response));
  request.addEventListener("error", () => form.submit());
  progress.hidden = false;
  request.send(new FormData(form));
});

function show(answer) {
  const main = answer?.querySelector("main#main");
  if (!main) return location.reload();
  const problem = main.querySelector("#files-error");
  document.getElementById("uploads").replaceChildren(...(problem ? [problem] : main.querySelector("#uploads").childNodes));
  document.getElementById("upload-progress").hidden = true;
  document.querySelector(".upload-form + .muted").textContent = main.querySelector(".upload-form + .muted").textContent;
  field.value = "";
}

/** Bundles dropped on the form go where chosen ones go; sending shows how far it is. Without this the form works as it is. */

const form = document.querySelector('form[data-drop]');
const input = form?.querySelector('input[type="file"]');
const bar = form?.querySelector('progress');

form?.addEventListener('dragover', (event) => event.preventDefault());
form?.addEventListener('drop', (event) => {
  event.preventDefault();
  input.files = event.dataTransfer.files;
});
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const request = new XMLHttpRequest();
  bar.hidden = false;
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    bar.value = total ? (loaded * 100) / total : 0;
  });
  request.addEventListener('load', () => window.location.assign(request.responseURL || window.location.href));
  request.addEventListener('error', () => HTMLFormElement.prototype.submit.call(form));
  request.open('POST', form.action);
  request.send(new FormData(form));
});

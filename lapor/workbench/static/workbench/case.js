// The list's own words for the reporter appear when a reason is chosen, unless the officer has written something else.

const source = document.getElementById("kata-alasan");
const reason = document.getElementById("archive-reason");
const words = document.getElementById("archive-explanation");

if (source && reason && words) {
  const known = JSON.parse(source.textContent);
  reason.addEventListener("change", () => {
    const ours = !words.value.trim() || Object.values(known).includes(words.value);
    if (ours) words.value = known[reason.value] || "";
  });
}

// The list's own words for the reporter appear when a reason is chosen, unless the officer has written something else.

const source = document.getElementById("kata-alasan");
const known = source ? JSON.parse(source.textContent) : {};

function offer() {
  const reason = document.getElementById("archive-reason");
  const words = document.getElementById("archive-explanation");
  if (!reason || !words) return;
  reason.onchange = () => {
    const ours = !words.value.trim() || Object.values(known).includes(words.value);
    if (ours) words.value = known[reason.value] || "";
  };
}

offer();
document.addEventListener("lapor:added", offer);

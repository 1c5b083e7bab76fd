// Fetches the points of /peta/ and hands them to the shared map.

const holder = document.querySelector("[data-points]");

if (holder) {
  const answer = await fetch(holder.dataset.points);
  if (answer.ok) {
    const script = document.createElement("script");
    script.type = "application/json";
    script.id = "peta-data";
    script.textContent = await answer.text();
    document.body.append(script);
    await import(holder.dataset.module);
  }
}

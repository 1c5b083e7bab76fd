// Maps on Leaflet: [data-map] with a JSON script tag {points: [{lat, lon, title, url, tone}], shapes: GeoJSON, center, zoom}.
// [data-pin] lets a person set one pin. An operator's own base map is a PMTiles file of ours; nothing comes from elsewhere.

const L = window.L;
const HOME = { center: [-2.5, 118], zoom: 4 };
const TONES = { overdue: "--danger", soon: "--soon-edge", confirmed: "--confirmed-edge" };

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function source(element) {
  const script = element.dataset.source && document.getElementById(element.dataset.source);
  return script ? JSON.parse(script.textContent) : {};
}

function words(point) {
  const box = document.createElement(point.url ? "a" : "span");
  box.textContent = point.title;
  box.dir = "auto";
  if (point.url) box.href = point.url;
  return box;
}

function drawn(element, holds) {
  element.hidden = false;
  const map = L.map(element, { zoomControl: false, attributionControl: Boolean(element.dataset.tiles) });
  L.control.zoom({ zoomInTitle: element.dataset.zoomIn, zoomOutTitle: element.dataset.zoomOut }).addTo(map);
  map.setView(holds.center || HOME.center, holds.zoom || HOME.zoom);
  if (element.dataset.tiles && window.protomapsL) {
    const flavor = getComputedStyle(document.documentElement).colorScheme === "dark" ? "dark" : "light";
    window.protomapsL.leafletLayer({ url: element.dataset.tiles, flavor, lang: document.documentElement.lang }).addTo(map);
  }
  return map;
}

function fill(map, holds) {
  const all = L.featureGroup();
  if (holds.shapes) {
    L.geoJSON(holds.shapes, {
      style: { color: colour("--edge"), weight: 1, fillColor: colour("--accent"), fillOpacity: 0.08 },
      onEachFeature: (feature, layer) => { if (feature.properties && feature.properties.name) layer.bindTooltip(feature.properties.name, { sticky: true }); },
    }).addTo(all);
  }
  for (const point of holds.points || []) {
    const style = { radius: 9, weight: 2, color: colour("--sheet"), fillColor: colour(TONES[point.tone] || "--accent"), fillOpacity: 1 };
    L.circleMarker([point.lat, point.lon], style).bindPopup(words(point)).addTo(all);
  }
  all.addTo(map);
  if (all.getLayers().length && !holds.center) map.fitBounds(all.getBounds(), { padding: [24, 24], maxZoom: 13 });
}

function pin(element) {
  const latitude = document.getElementById(element.dataset.latitude);
  const longitude = document.getElementById(element.dataset.longitude);
  const status = element.querySelector("[data-status]");
  const remove = element.querySelector("[data-unpin]");
  element.querySelector("[data-with-script]").hidden = false;
  const holder = element.querySelector("[data-map]");
  const holds = source(holder);
  const map = drawn(holder, holds);
  fill(map, holds);
  let marker = null;
  const clear = () => {
    if (marker) marker.remove();
    marker = null;
    latitude.value = longitude.value = "";
    remove.hidden = true;
    status.textContent = status.dataset.unset;
  };
  const keep = (place) => {
    latitude.value = place.lat.toFixed(6);
    longitude.value = place.lng.toFixed(6);
    remove.hidden = false;
    status.textContent = status.dataset.set;
  };
  const set = (place) => {
    if (!marker) {
      marker = L.marker(place, { draggable: true, title: status.dataset.set, icon: L.divIcon({ className: "map-pin", iconSize: [28, 28] }) }).addTo(map);
      marker.on("dragend", () => keep(marker.getLatLng()));
    }
    marker.setLatLng(place);
    keep(L.latLng(place));
  };
  map.on("click", (event) => set(event.latlng));
  remove.onclick = clear;
  element.querySelector("[data-locate]").onclick = () => navigator.geolocation.getCurrentPosition(
    (found) => { const place = [found.coords.latitude, found.coords.longitude]; map.setView(place, 16); set(place); },
    () => { status.textContent = status.dataset.denied; },
    { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
  );
  document.addEventListener("region-picked", (event) => {
    const region = event.detail;
    if (!marker && region.lat && region.lon) map.setView([region.lat, region.lon], 13);
  });
  if (latitude.value && longitude.value) { set([Number(latitude.value), Number(longitude.value)]); map.setView(marker.getLatLng(), 15); }
  else status.textContent = status.dataset.unset;
}

if (L) {
  for (const element of document.querySelectorAll("[data-pin]")) pin(element);
  for (const element of document.querySelectorAll("[data-map]")) {
    if (element.closest("[data-pin]")) continue;
    const holds = source(element);
    fill(drawn(element, holds), holds);
  }
}

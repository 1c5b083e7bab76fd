// Photos are made small on the device: at most 1600 pixels, upright, and nothing of what the camera wrote into them goes along. Where
// the photo was taken is read before, and only offered.

const LONGEST = 1600;
const QUALITY = 0.8;

export async function shrunk(file) {
  if (!file.type.startsWith("image/") || file.type === "image/gif") return file;
  let picture;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch (error) {
    return file;
  }
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const paint = canvas.getContext("2d");
  paint.fillStyle = "#fff";
  paint.fillRect(0, 0, canvas.width, canvas.height);
  paint.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", QUALITY); });
  return blob || file;
}

// Latitude and longitude out of a JPEG's EXIF part, or null. Source: Exif 2.3, 4.6.6 (GPS attributes).
export async function placeOf(file) {
  try {
    return placeIn(new DataView(await file.slice(0, 256 * 1024).arrayBuffer()));
  } catch (error) {
    return null;
  }
}

function placeIn(view) {
  let at = 2;
  if (view.getUint16(0) !== 0xffd8) return null;
  while (view.getUint16(at) !== 0xffe1 || view.getUint32(at + 4) !== 0x45786966) {
    if (view.getUint8(at) !== 0xff || view.getUint16(at) === 0xffda) return null;
    at += 2 + view.getUint16(at + 2);
  }
  const start = at + 10;
  const isLittle = view.getUint16(start) === 0x4949;
  const tags = (from) => {
    const found = {};
    for (let place = 0; place < view.getUint16(from, isLittle); place += 1) {
      const entry = from + 2 + 12 * place;
      found[view.getUint16(entry, isLittle)] = entry;
    }
    return found;
  };
  const gps = tags(start + view.getUint32(start + 4, isLittle))[0x8825];
  if (!gps) return null;
  const found = tags(start + view.getUint32(gps + 8, isLittle));
  const part = (from) => view.getUint32(from, isLittle) / view.getUint32(from + 4, isLittle);
  const degrees = (tag) => {
    const from = start + view.getUint32(found[tag] + 8, isLittle);
    return part(from) + part(from + 8) / 60 + part(from + 16) / 3600;
  };
  const sign = (tag, minus) => (String.fromCharCode(view.getUint8(found[tag] + 8)) === minus ? -1 : 1);
  const latitude = sign(1, "S") * degrees(2);
  const longitude = sign(3, "W") * degrees(4);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

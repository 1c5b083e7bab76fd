"""Files as people (and worse) send them, made on the spot."""

import struct
import zlib
from io import BytesIO

import pikepdf
import pillow_heif
from PIL import ExifTags, Image

GPS = {1: "N", 2: (0.0, 30.0, 18.0), 3: "E", 4: (117.0, 32.0, 6.0)}


def exif(*, orientation: int = 1) -> Image.Exif:
    """Metadata of a phone: its make, how it was held, where it was."""
    block = Image.Exif()
    block[ExifTags.Base.Make] = "TeleponUji"
    block[ExifTags.Base.Orientation] = orientation
    block.get_ifd(ExifTags.IFD.GPSInfo).update(GPS)
    return block


def picture(form: str = "JPEG", *, size: tuple[int, int] = (640, 480), orientation: int = 1) -> bytes:
    """A picture with metadata, left half red and right half blue."""
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((30, 30, 200), (size[0] // 2, 0, size[0], size[1]))
    out = BytesIO()
    image.save(out, form, **({} if form == "GIF" else {"exif": exif(orientation=orientation)}))
    return out.getvalue()


def heic() -> bytes:
    """A small photo as a phone writes it, with its position."""
    out = BytesIO()
    image = pillow_heif.from_pillow(Image.new("RGB", (96, 64), (10, 120, 60)))
    image.save(out, quality=50, exif=exif().tobytes())
    return out.getvalue()


def bomb(*, side: int = 30_000) -> bytes:
    """A PNG of a few bytes that claims to be huge."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def box(name: bytes, content: bytes = b"") -> bytes:
    """One box of an MP4."""
    return struct.pack(">I", len(content) + 8) + name + content


def boxed(brand: bytes, *, handlers: tuple[bytes, ...]) -> bytes:
    """A recording with these tracks; the table of tracks comes last, as phones write it."""
    tracks = b"".join(box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + each + bytes(12)))) for each in handlers)
    head = box(b"ftyp", brand + bytes(4) + (brand if brand == b"qt  " else b"isommp42"))
    return head + box(b"mdat", bytes(range(256)) * 40) + box(b"moov", tracks)


def webm(codec: bytes) -> bytes:
    """A recording of a browser with one track."""
    return b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm" + bytes(40) + b"\x86" + codec + bytes(500)


def ogg() -> bytes:
    """The beginning of a voice message."""
    return b"OggS\x00\x02" + bytes(20) + b"\x01\x13OpusHead" + bytes(range(256)) * 8


def pdf(*, pages: int = 1, password: str = "") -> bytes:
    """A PDF that draws, runs a script, carries files in two ways and links out."""
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(300, 400))
        page = document.pages[0]
        photo = pikepdf.Stream(document, picture())
        photo.update(
            {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Filter": pikepdf.Name.DCTDecode}
            | {"/Width": 640, "/Height": 480, "/ColorSpace": pikepdf.Name.DeviceRGB, "/BitsPerComponent": 8}
        )
        payload = pikepdf.Stream(document, b"MZ payload-rahasia")
        hidden = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F="jahat.exe", EF=pikepdf.Dictionary(F=payload))
        photo["/AF"] = pikepdf.Array([document.make_indirect(hidden)])
        page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/Im0": document.make_indirect(photo)}))
        page.obj["/Contents"] = pikepdf.Stream(document, b"q 300 0 0 225 0 100 cm /Im0 Do Q")
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('jahat')")
        page.obj["/AA"] = pikepdf.Dictionary(O=script)
        page.obj["/Annots"] = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=script)])
        document.Root["/OpenAction"] = script
        document.attachments["lampiran.txt"] = b"lampiran-rahasia"
        document.docinfo["/Author"] = "Penulis Uji"
        out = BytesIO()
        locked = pikepdf.Encryption(owner=password, user=password) if password else False
        document.save(out, encryption=locked, compress_streams=False)
        return out.getvalue()

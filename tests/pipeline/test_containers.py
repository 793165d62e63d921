"""A whole run over files in files: the books hold, what is no record is counted."""

import gzip
import io
import json
import tarfile
import zipfile

STORY = "Weir mended\n\nThe weir was mended on Monday, the water board said.\n"
OTHER = "Swans return\n\nThe swans are back on the upper river after ten years.\n"
REQUEST = (
    b"WARC/1.0\r\nWARC-Type: request\r\nContent-Type: application/http\r\n"
    b"Content-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n\r\n\r\n"
)


def test_archives_in_a_folder_balance_the_books(desk):
    source = desk.folder / "in"
    for path in source.iterdir():
        path.unlink()
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, data in (("swans.txt", OTHER.encode()), ("crawl.warc", REQUEST)):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    with zipfile.ZipFile(source / "news.zip", "w") as archive:
        archive.writestr("weir.txt", STORY)
        archive.writestr("logo.png", b"\x89PNG\r\n\x1a\n")
        archive.writestr("may.tar.gz", packed.getvalue())
    (source / "weir.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    done = desk.run()
    assert done.returncode == 0, done.stderr

    books, lines = desk.books(), desk.lines()
    assert (books["records"], books["articles"], books["duplicates"]) == (3, 2, 1)
    assert books["skipped"] == {"binary": 1, "warc-request": 1}
    uris = {
        json.loads(line)["source"]["uri"]
        for line in lines["articles"] + lines["duplicates"]
    }
    assert uris == {"news.zip!weir.txt", "news.zip!may.tar.gz!swans.txt", "weir.txt.gz"}

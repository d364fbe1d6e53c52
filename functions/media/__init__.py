"""Bytes in, bytes out: pictures, lettering, pages, files. The only room with Pillow and its like."""

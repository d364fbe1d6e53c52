"""Which names a blob may have; the contract of the blobs tries the many that it may not."""

from __future__ import annotations

import pytest

from functions.core.paths import is_path


@pytest.mark.parametrize("path", ["ann/a", "Ann-1/ab12.webp", "a.b/" + "c" * 128])
def test_an_owner_and_a_plain_name_are_a_path(path: str) -> None:
    assert is_path(path)


@pytest.mark.parametrize("path", ["", "ann", "ann/", "ann/a/b", "ann/..", "ann/a..b", "ann/A", "ann/" + "c" * 129])
def test_what_a_file_system_or_a_bucket_might_read_anything_into_is_none(path: str) -> None:
    assert not is_path(path)

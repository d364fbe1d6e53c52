"""A process of its own for eSpeak NG, whose library knows one thread only: JSON in, a line of JSON and samples out.

Run by its path, so that nothing of the house is loaded; what fails here ends only this process.
"""

from __future__ import annotations

import array
import ctypes
import json
import sys
from collections.abc import Mapping
from typing import Any

#: the library's own numbers: answers into a callback and waits; parameters; text in UTF-8, pauses at its end
SYNCHRONOUS, RATE, PITCH, RANGE, UTF8, END_PAUSE = 2, 1, 3, 4, 0x1, 0x1000
#: neither a message nor an exit of its own where its data are missing
QUIET = 0x8000
Heard = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


def synthesized(order: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """{"version", "rate", "voice"} and samples of 16 bits; a voice of "" when none of those asked for is there."""
    library = ctypes.CDLL(order["library"])
    library.espeak_Info.restype = ctypes.c_char_p
    folder = order["data"].encode() if order["data"] else None
    rate = library.espeak_Initialize(SYNCHRONOUS, 0, folder, QUIET)
    if rate <= 0:
        raise OSError("eSpeak NG does not find its data.")
    version = (library.espeak_Info(None) or b"").decode().split(" ")[0]
    voice = next((one for one in order["voices"] if library.espeak_SetVoiceByName(one.encode()) == 0), "")
    samples = _spoken(library, order) if voice else array.array("h")
    return {"version": version, "rate": rate, "voice": voice}, samples.tobytes()


def _spoken(library: ctypes.CDLL, order: Mapping[str, Any]) -> array.array[int]:
    samples = array.array("h")

    def heard(wave: Any, count: int, _: object) -> int:  # noqa: ANN401 - a pointer that ctypes made
        if wave and count > 0:
            samples.frombytes(ctypes.string_at(wave, 2 * count))
        return 0

    callback = Heard(heard)
    library.espeak_SetSynthCallback(callback)
    for parameter, value in ((RATE, order["pace"]), (PITCH, order["pitch"]), (RANGE, order["range"])):
        library.espeak_SetParameter(parameter, value, 0)
    text = order["text"].encode() + b"\0"
    fault = library.espeak_Synth(text, ctypes.c_size_t(len(text)), 0, 1, 0, UTF8 | END_PAUSE, None, None)
    if fault or library.espeak_Synchronize():
        raise OSError("eSpeak NG did not read the text.")
    return samples


def main() -> None:
    """One order from standard input, its answer to standard output."""
    told, samples = synthesized(json.loads(sys.stdin.buffer.read()))
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + samples)


if __name__ == "__main__":
    main()

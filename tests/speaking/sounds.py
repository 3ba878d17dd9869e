"""How espeak-ng says each line, as IPA: run as a program, with the name of a library.

Reads a JSON list of lines, writes a JSON list of their sounds. A process of its own, because
espeak-ng can be loaded once in a process, and its two libraries are both asked.
"""

from __future__ import annotations

import ctypes
import json
import sys

_SYNCHRONOUS, _DO_NOT_EXIT, _UTF8, _IPA = 2, 0x8000, 1, 2
BRITISH = b"gmw/en"


def main(library: str) -> None:
    data = None
    if library == "bundled":
        import espeakng_loader

        library, data = espeakng_loader.get_library_path(), espeakng_loader.get_data_path()
    espeak = ctypes.CDLL(library)
    say = espeak.espeak_TextToPhonemes
    say.restype = ctypes.c_char_p
    say.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
    if espeak.espeak_Initialize(_SYNCHRONOUS, 0, data and data.encode(), _DO_NOT_EXIT) < 0:
        raise SystemExit("espeak-ng has no data")
    if espeak.espeak_SetVoiceByName(BRITISH):
        raise SystemExit("espeak-ng has no British voice")
    json.dump([_sounds(say, line) for line in json.load(sys.stdin)], sys.stdout)


def _sounds(say: ctypes._NamedFuncPointer, line: str) -> str:
    left = ctypes.c_char_p(line.encode())
    clauses: list[str] = []
    while left.value:
        clauses.append(say(ctypes.byref(left), _UTF8, _IPA).decode())
    return " ".join(clauses)


if __name__ == "__main__":
    main(sys.argv[1])

"""Work shared out over a Dask cluster that somebody started; this program opens no port itself.

A worker whose pack, models, code or recogniser differ from those of the computer that asks refuses
its first task.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import importlib.metadata
import logging
import pkgutil
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import voice_skill
from voice_skill.assembly.ears import HEARING_MODEL
from voice_skill.assembly.skill import SENTENCE_MODEL, country_of, pack_folder
from voice_skill.packs.languages import speak_language
from voice_skill.packs.load import digest
from voice_skill.settings import Settings, cache_folder
from voice_skill.values.errors import ContentError, ModelError, SkillError, UsageError

if TYPE_CHECKING:
    from distributed import Client, Future

_CONNECT_SECONDS = 10.0
_LOOK_SECONDS = 20.0  # how often it is looked whether there is still a worker
_AHEAD = 2  # tasks a thread has waiting, so that it is never idle
_SHOWN = 12  # letters of a checksum
_NONE = "none"
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Trait:
    """Something that decides what is heard: its name, its value, and what to do about another."""

    name: str
    value: str
    remedy: str
    error: type[SkillError] = SkillError


def share(
    address: str,
    settings: Settings,
    task: Callable[..., Any],
    given: Iterable[tuple[Any, ...]],
) -> Iterator[Any]:
    """``task(settings, *each)`` for each of ``given``, on that cluster; results as they come.

    ``given`` is read as workers become free. ``UsageError`` where nobody answers there; else
    ``SkillError``, whose sentence names the worker and the remedy, after all that was done.
    """
    # Else each worker would guess the country from its own system, and look from its own folder.
    pack = str(Path(settings.pack).absolute()) if settings.pack else ""
    here = replace(settings, pack=pack, country=country_of(settings).code)
    alike = traits(here)
    with _connected(address) as client:
        ahead = _AHEAD * sum(client.nthreads().values())
        left = iter(given)

        def hand_out(count: int) -> set[Future]:
            taken = islice(left, count)
            return {client.submit(there, alike, here, task, *each, pure=False) for each in taken}

        waiting = hand_out(ahead)
        while waiting:
            done = _some(client, address, waiting)
            waiting -= done
            # What went well first: it is kept, whatever becomes of the others.
            for future in sorted(done, key=lambda each: bool(each.status == "error")):
                yield future.result()
            waiting |= hand_out(len(done))


def there(
    alike: tuple[Trait, ...], settings: Settings, task: Callable[..., Any], *given: Any
) -> Any:
    """One task on a worker. Its errors name the worker."""
    from distributed import get_worker

    try:
        with _ONE_AT_A_TIME:  # a recogniser hears one at a time, and processor time is a process's
            _admit(alike, settings)
            return task(settings, *given)
    except SkillError as error:
        where = f"The worker {get_worker().address} cannot take part"
        raise type(error)(f"{where}: {error}") from None
    except OSError as error:  # its own, and no sign that the scheduler is gone
        raise SkillError(f"The worker {get_worker().address} failed: {error}") from None


def traits(settings: Settings) -> tuple[Trait, ...]:
    """What is compared of two computers that shall hear and understand alike."""
    return tuple(_traits(settings))


def _traits(settings: Settings) -> Iterator[Trait]:
    same = "Install there what is installed here."
    yield Trait("voice_skill", f"{voice_skill.__version__}, code {_code()}", same)
    language = speak_language(cache=cache_folder() / "packs")
    yield Trait("language files", language.digest[:_SHOWN], same, ContentError)
    folder = pack_folder(settings)
    copy = f"Copy the folder {folder} of this computer to the same place there."
    yield Trait(f"pack {folder.name}", digest(folder)[:_SHOWN], copy, ContentError)
    for name in (HEARING_MODEL, SENTENCE_MODEL):
        remedy = f"Install it on both: voice-skill models install {name}"
        yield Trait(f"model {name}", _checksum(name), remedy, ModelError)
    for name in _packages(settings):
        version = _version(name)
        does = f"uninstall {name}" if version == _NONE else f'install "{name}=={version}"'
        yield Trait(name, version, f"Run there: pip {does}")


def _packages(settings: Settings) -> tuple[str, ...]:
    """Those that decide what is heard and what is learnt."""
    again = ("moonshine-voice", "faster-whisper") if settings.second_engine != "off" else ()
    # The pack that we ship comes learnt.
    learns = ("scikit-learn",) if settings.pack else ()
    return ("vosk", "onnxruntime", *again, *learns)


@lru_cache(maxsize=8)
def _admit(alike: tuple[Trait, ...], settings: Settings) -> None:
    """Nothing, where this computer is like the one that asks; else the trait's error."""
    for ours, theirs in zip(alike, _traits(settings), strict=True):
        if ours.value != theirs.value:
            raise ours.error(
                f"its {ours.name} is {theirs.value}, that of this computer {ours.value}. "
                f"{ours.remedy}"
            )


@lru_cache
def _code() -> str:
    """What tells one state of our code from another; a version has many while it is made."""
    root = Path(voice_skill.__file__).parent
    whole = hashlib.sha256()
    for file in sorted(root.rglob("*.py"), key=lambda each: each.relative_to(root).as_posix()):
        whole.update(file.read_text("utf-8").encode())  # lines end alike everywhere
    return whole.hexdigest()[:_SHOWN]


def _checksum(name: str) -> str:
    from voice_skill.models import choose, find, read_catalogue

    entry = choose(read_catalogue(), name)
    try:
        find(entry)
    except ModelError:
        return "missing or damaged"
    return hashlib.sha256(" ".join(part.sha256 for part in entry.parts).encode()).hexdigest()[
        :_SHOWN
    ]


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return _NONE


@contextlib.contextmanager
def _connected(address: str) -> Iterator[Client]:
    """A client of that scheduler, which has workers, and ``voice_skill`` on all of them."""
    _knock(address)
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(
            "--scheduler needs Dask, which is not installed. "
            'Run: pip install "voice-skill[cluster]". Without --scheduler it runs here.'
        ) from None
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # we say it ourselves, in one sentence
    try:
        client = Client(address, timeout=_CONNECT_SECONDS)
    except Exception:  # whatever answers there, it is no scheduler
        raise UsageError(
            f"--scheduler: what answers at {address} is no Dask scheduler that lets us in. "
            "Start one there: dask scheduler"
        ) from None
    with client, _told(address):
        _refuse_strangers(client, address)
        yield client


def _knock(address: str) -> None:
    """``UsageError`` where nobody listens there. Dask would try for long, and leave noise."""
    try:
        parts = urlsplit(address)
        scheme, host, port = parts.scheme, parts.hostname, parts.port
    except ValueError:
        scheme, host, port = "", None, None
    if scheme not in {"tcp", "tls"} or not host or not port:
        raise UsageError(
            f"--scheduler: {address!r} is no address of a Dask scheduler. "
            "Give tcp://HOST:PORT, such as tcp://192.168.1.5:8786."
        )
    try:
        socket.create_connection((host, port), timeout=_CONNECT_SECONDS).close()
    except OSError as error:
        raise UsageError(
            f"--scheduler: nobody answers at {address} ({error.strerror or error}). "
            "Start one there: dask scheduler. Without --scheduler it runs here."
        ) from None


def _refuse_strangers(client: Client, address: str) -> None:
    """Tasks are unpacked by the scheduler and by the workers: all need this package."""
    asked = (pkgutil.resolve_name, "voice_skill:__version__")
    versions: dict[str, object] = client.run(*asked, on_error="return")
    if not versions:
        raise UsageError(
            f"--scheduler: {address} has no worker. Start one: dask worker {address} --nthreads 1"
        )
    try:
        scheduler = client.run_on_scheduler(*asked)
    except ImportError as error:
        scheduler = error
    found = {f"worker {name}": version for name, version in versions.items()}
    for who, version in {**found, f"scheduler {address}": scheduler}.items():
        ours = voice_skill.__version__
        if version != ours:
            theirs = f"version {version}" if isinstance(version, str) else "none"
            raise SkillError(
                f"The {who} cannot take part: its voice_skill is {theirs}, that of this computer "
                f"{ours}. Install there what is installed here, with the extra cluster."
            )


def _some(client: Client, address: str, waiting: set[Future]) -> set[Future]:
    """Those that are done, at least one. ``SkillError`` once there is no worker any more."""
    from distributed import wait

    while True:
        try:
            return set(wait(waiting, timeout=_LOOK_SECONDS, return_when="FIRST_COMPLETED").done)
        except TimeoutError:
            if not client.nthreads():
                raise SkillError(
                    f"No worker is left at {address}. Start one: dask worker {address} "
                    "--nthreads 1. What was done until then is kept."
                ) from None


@contextlib.contextmanager
def _told(address: str) -> Iterator[None]:
    """Whatever goes wrong in the cluster, in one sentence."""
    try:
        yield
    except SkillError:
        raise
    except (CancelledError, asyncio.CancelledError, OSError):
        raise SkillError(
            f"The scheduler at {address} is gone. What was done until then is kept."
        ) from None
    except Exception as error:
        raise SkillError(
            f"The cluster at {address} failed: {error}. What was done until then is kept."
        ) from error

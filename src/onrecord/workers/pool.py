"""Several processes that read, one thread here for each, and their readings in order.

In: what intake found. Out: each with what gives its reading. A process that ends is replaced and its article read by
another one; an article that ends two, or takes too long, is left out with its error; where no process lives, articles
are read here.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from threading import Lock, local
from typing import TYPE_CHECKING, Self, cast

from onrecord.errors import OnRecordError
from onrecord.facts import Article, Reading
from onrecord.processes.child import TimeOver
from onrecord.workers.attempt import NONE, Tables, attempt, called
from onrecord.workers.process import Process

if TYPE_CHECKING:
    from onrecord.intake import Found, Skipped

FEW = 4         # articles that are read here before others have started
AHEAD = 16      # articles that wait for each process, so that it has work while a batch is written
_TRIES = 2      # processes that an article may end
_DEATHS = 4     # in a row, without one article read between: no process can live here

Result = Callable[[], Reading | OnRecordError]
_Told = Callable[[OnRecordError], None]


class Pool:
    """Processes that read; they start when there is more than a handful to read.

    ``tables``: the user's own that all are read with. ``tell`` is called, from any thread, with
    OR-561 whenever one of them ends, and with ``fewer`` where there would be work for more of them.
    """

    def __init__(self, workers: int, tables: Tables = NONE, tell: _Told = lambda _: None,
                 fewer: OnRecordError | None = None) -> None:
        self._workers, self._tables, self._tell, self._fewer = workers, tables, tell, fewer
        self._mine = local()
        self._all: list[Process] = []
        self._here, self._starting = Lock(), Lock()
        self._deaths = 0
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all processes, whatever they are doing."""
        with self._starting:
            self._closed = True
            for process in self._all:
                process.end()
            self._all.clear()

    def each(self, found: Iterable[Found], known: Callable[[Article], bool] = lambda _: False,
             ) -> Iterator[tuple[Found, Result]]:
        """Yield all in their order, each with what waits for its reading; those ``known`` are read only when asked."""
        found, few = iter(found), 0
        for one in found:
            few += isinstance(one, Article)
            if few <= FEW:
                yield one, self._later(one)
                continue
            if self._fewer is not None:     # there are more: processes are worth their start
                self._tell(self._fewer)
            rest = chain((one,), found)
            yield from self._ahead(rest, known) if self._workers > 1 else ((one, self._later(one)) for one in rest)

    def _ahead(self, found: Iterator[Found], known: Callable[[Article], bool],
               ) -> Iterator[tuple[Found, Result]]:
        waiting: deque[tuple[Found, Result]] = deque()
        threads = ThreadPoolExecutor(self._workers)
        try:
            for one in found:
                if isinstance(one, Article) and not known(one):
                    waiting.append((one, threads.submit(self.read, one).result))
                else:
                    waiting.append((one, self._later(one)))
                if len(waiting) > AHEAD * self._workers:
                    yield waiting.popleft()
            yield from waiting
        except Exception:       # of what finds articles: those found before it are read
            yield from waiting
            raise
        finally:
            self._closed = True
            threads.shutdown(wait=False, cancel_futures=True)
            self.close()

    def read(self, article: Article) -> Reading | OnRecordError:
        """Have an article read by the process of this thread. Raises OR-2xx, which meets every other article too."""
        for _ in range(_TRIES):
            process = self._process()
            if self._closed:
                break
            if process is None:
                with self._here:
                    return attempt(article, self._tables)
            try:
                answer = process.read(article, self._tables)
            except TimeOver:
                self._lost(process)
                return OnRecordError("OR-564", where=called(article))
            except EOFError:
                self._lost(process, article)
                continue
            self._deaths = 0
            return answer.result()
        return OnRecordError("OR-563", where=called(article))

    def _process(self) -> Process | None:
        """Return the process of this thread, a new one where it has none; null where none can live."""
        process: Process | None = getattr(self._mine, "process", None)
        if process is not None or self._deaths >= _DEATHS:
            return process
        with self._starting:
            if self._closed:
                return None
            try:
                process = Process()
            except OSError as error:
                self._deaths = _DEATHS
                self._tell(OnRecordError("OR-561", detail=error.strerror or "it cannot be started"))
                return None
            self._all.append(process)
        self._mine.process = process
        return process

    def _lost(self, process: Process, article: Article | None = None) -> None:
        """Let go of a process that ended; ``article``: what it ended on of itself, which is told."""
        self._mine.process = None
        with self._starting:
            if self._closed:
                return
            self._all.remove(process)
            self._deaths += article is not None
        process.end()
        if article is not None:
            self._tell(OnRecordError("OR-561", where=called(article)))

    def _later(self, one: Found) -> Result:
        """Return what reads an article here when it is asked for; of what is none, its error."""
        def later() -> Reading | OnRecordError:
            return attempt(one, self._tables) if isinstance(one, Article) else cast("Skipped", one).error

        return later

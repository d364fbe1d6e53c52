"""A job is one document of bounded size: whoever asks for more leaves room for what pictures and files will add."""

from __future__ import annotations

import json

from functions.core.codec import encode
from functions.core.errors import TooComplex
from functions.core.job import Job

#: characters of the document. A request stands in it twice, as asked for and as planned; an edit once
MOST_ASKED, MOST_EDITED = 80_000, 160_000
SPLIT = "Split it and ask for several jobs."


def must_leave_room(job: Job) -> None:
    """TooComplex where the job, as it was asked for or edited, leaves too little for its results."""
    size = len(json.dumps(encode(job), separators=(",", ":"), ensure_ascii=False))
    if job.plan is None and size > MOST_ASKED:
        raise TooComplex(
            f"This would be a job with {size:,} characters in its record; at most {MOST_ASKED:,} fit.", action=SPLIT
        )
    if size > MOST_EDITED:
        raise TooComplex(
            f"This would be a job with {size:,} characters in its record; at most {MOST_EDITED:,} fit.",
            action="Shorten the words of some scenes, or ask for several jobs.",
        )

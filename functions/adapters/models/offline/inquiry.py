"""How one finds out about anything, where nothing is known; and the panels that frame a longer lesson."""

from __future__ import annotations

from functions.adapters.models.offline.facts import lesson

#: what one may truthfully say about finding out about anything
INQUIRY = lesson("""
"{Topic}": {P} wanted to know, and would not let it go.
Everybody knows it. Why does nobody tell me?
> {X}

First they looked, with nothing but their eyes, and wrote down what they saw.
I never looked this closely.
> {X}

Then they guessed. A guess is allowed to be wrong, if you can test it.
Then I guess three things.
> {X} and a book

They tested the guesses, one by one. Two of them broke.
Good. That leaves one.
> {X}

They asked somebody who had looked for years, and brought better questions.
May I show you my notes?
> {X} and a book

In the end {P} could explain a little of it, and that is how it starts.
Now I know what to ask next.
> {X}
""")
#: more panels for a longer lesson: (how many panels it takes to have it, where among the facts it stands, the panel)
FRAME = (
    (
        7,
        6,
        (
            "That evening {P} explained it all to somebody smaller, and got most of it right.",
            "And do you know why?",
            "the stars",
        ),
    ),
    (8, 0, ("It began with a walk and a question.", "How does that work, exactly?", "the sky")),
    (9, 3, ("They drew it, so as not to forget it.", "My drawing is better than my memory.", "a book")),
    (10, 5, ("{P} said it again in other words. That is a good test.", "Wait. Let me say it myself.", "a book")),
)

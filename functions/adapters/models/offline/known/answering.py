"""What may truthfully be said about any topic at all, continued: how one gets from a guess to an answer that holds."""

from __future__ import annotations

SECTIONS = """
4 A guess that can be tested
Now we are ready for a guess about {T}. In science such a guess is called a hypothesis, and it is allowed to be wrong.
What it must not be is safe from every test. So we say beforehand what we ought to find if our guess is right, and
what we ought to find if it is wrong. If both would look the same, the guess is of no use. It is a good habit to have
three guesses instead of one, because one does not fall in love so easily with three.
+ A single observation that does not fit can overturn a guess, while many that fit can only support it.
e "There is a cat in the house" can be tested with a saucer of milk. "There is a cat that nobody can notice" cannot.
- A guess may be wrong
- It must be possible to test it
- Have more than one
? What must a guess not be?
= It must not be safe from every test.

16 A fair test
If you change two things at once and something happens, you do not know which of the two did it. So in a fair test we
change only one thing and keep everything else as it was. We also need something to compare with: the same thing
without the change. Let us think of a test like this for one of our guesses about {T}. Sometimes it cannot be done,
because one cannot repeat history or move a mountain. Then we look for cases that differ in only one point, and
compare those.
+ What is left unchanged for comparison is called the control.
e Two pots with the same soil and the same seeds, and only one of them in the light: that is a fair test of light.
- Change one thing only
- Keep all else the same
- Compare with the unchanged case
? Why do we change only one thing in a test?
= If we changed two, we would not know which of them did it.

10 Cause or coincidence?
Two things often go together without one of them being the cause of the other. It may be chance. It may be that a
third thing causes both. Or it may be just the other way round. When we hear that something about {T} is "linked" to
something else, let us go through all these possibilities before we believe in the first. What would we expect to see
if it were chance? What third thing could there be? Asking these questions takes a minute, and it saves many a wrong
conclusion.
+ That two things go together is called correlation; it is a reason to look for a cause, but it is not proof of one.
e When more ice cream is sold, more people get sunburnt. Ice cream does not burn; the sun is behind both.
- Things can go together by chance
- A third thing may cause both
- A link is not yet a cause
? What may be the reason if two things go together and neither causes the other?
= It may be chance, or a third thing may cause both.

21 The other side
It is easy to find support for what one believes. It is more useful to look for what speaks against it. So for the
next minutes we change sides. Whatever we have said so far about {T}, let us look for the best reason to doubt it. It
should be the best one, not the silliest. If our view survives, we know it better than before. If it does not, we have
learned something, and that is what we came for. A view that nobody has ever attacked is not strong. It is only
untested.
+ To put another person's view so well that they would agree with how you put it is a fair test of having understood
it.
e Somebody who plays chess against themselves must turn the board round after each move.
- Look for what speaks against it
- Take the best objection
- Change your mind if need be
? Which reason for doubt should we look for?
= We should look for the best one.

11 Like and unlike
One good way to understand a new thing is to lay it beside one that we know. What is like {T}, and in what? And where
does the likeness end? We draw two circles that overlap: what belongs to only one of the things stands outside, and
what both of them share stands in the middle. A comparison is never perfect. It helps us as long as we remember where
it breaks off, and it misleads us as soon as we forget it.
+ Such overlapping circles are called a Venn diagram, after the logician John Venn.
e The heart is like a pump in that it moves a liquid, and unlike one in that it repairs itself.
- Lay it beside what we know
- Note what is shared and what is not
- Know where the likeness ends
? What stands in the middle of two circles that overlap?
= What both of the things share stands in the middle.

22 A picture of it
Let us put down the pencils that write and take the ones that draw. What would a picture of {T} have to show? It need
not be beautiful. Boxes and arrows are enough. But when we draw, we have to decide what is inside and what is outside,
what is next to what, and which way it goes. Just there we find out what we have not understood yet. When we are done,
we exchange our pictures and try to explain what the others have drawn, without any help from them.
+ A diagram leaves out nearly everything. What it keeps is a claim about what matters.
e A map of an underground railway is wrong about distances and right about what one needs to know.
- Draw what matters
- Boxes and arrows are enough
- Let somebody else explain it
? What do we find out by drawing?
= We find out what we have not understood yet.

17 One case in full
General sentences are easy to nod at. So let us take one single case of {T} and go through it from the beginning to
the end: one place, one day, one person, one thing. What happened first, what came next, what was the result? A case
proves nothing in general, because it may be an exception. But it shows us whether our general sentences can be used
at all. If they do not help us with a single case, they are too vague, or we have not understood them yet.
+ Later, take a second case that is as different from the first one as can be. What holds for both may hold for more.
e To understand how a post office works, follow one letter.
- Choose one single case
- Follow it from start to end
- A case tests a general sentence
? Why does one case prove nothing in general?
= It may be an exception.

5 Saying it in order
By now we have pieces: observations, sources, a guess and a test. It is time to put them in an order in which somebody
else can follow. An explanation of {T} should begin with what the listener knows already and go on one step at a time.
Each step should need only what has come before it. For each sentence let us ask whether we know it or only think it,
and say so. In the end we give the answer to our first question in one sentence, or we say honestly that we do not
have it yet, and what is missing.
+ If a step cannot be explained without a later one, the order is wrong. Move it.
e A good recipe does not tell you to use the cream that you should have whipped an hour ago.
- Begin with what is known
- One step at a time
- Say what is known and what is thought
? With what should an explanation begin?
= It should begin with what the listener knows already.

12 Why it matters
Let us step back from {T} for a moment and ask: so what? For whom does it make a difference, and which one? Some
knowledge is useful today, some turns out to be useful later, and some is simply good to have, as it is good to know
the names of one's neighbours. If somebody decides about it, we should know who that is and what they go by. And we
can ask what we ourselves will do differently after today. If the answer is "nothing", that is allowed, but we should
have asked.
+ Many things were studied for a long time before there was any use for them.
e Whoever knows how a vaccination works can follow the news about it better than somebody who only has an opinion.
- Ask for whom it makes a difference
- Ask who decides
- Ask what we will do differently
? Must knowledge be useful today to be worth having?
= No. Some turns out to be useful later, and some is simply good to have.

23 What is not known
There are open questions in every field, and those who know most about it can name most of them. "I do not know" is
not the end of thinking but the place where it begins. Let us make a list of what we have not found out about {T}.
Next to each question we write why: because we have not looked, because we have not understood what we found, or
because nobody knows it yet. These are three different things, and only the first can be put right by tomorrow.
+ Somebody who claims to have no open questions about a thing has probably not looked at it very closely.
e For a long time nobody knew what the far side of the moon looks like. It took a spacecraft to find out.
- Not knowing is where thinking begins
- Name what is open
- Say why it is open
? Who can name the most open questions in a field?
= Those who know most about it can.

18 Mistakes that help
We have surely made mistakes today, and so does everybody who works on something new. A mistake that is found is worth
more than a success that is not understood. Let us go back over our work on {T} and look for one. Where did we believe
something too fast? Where did we take a word for granted? We do not ask who made it. We ask how it could have
happened, and what would help us to notice it sooner the next time. Then we correct it in such a way that others can
see it.
+ In good research notes, a mistake is crossed out with one line, so that it can still be read.
e Penicillin was found because a dish of bacteria had been spoiled by mould, and somebody looked at it twice.
- Look for one mistake
- Ask how it could happen
- Correct it openly
? What do we ask about a mistake, instead of who made it?
= We ask how it could have happened.

24 Telling somebody else
You have understood a thing when you can explain it to somebody who knows nothing about it. So let us do that. Each of
us explains {T} to a neighbour in two minutes, without notes and without difficult words. The neighbour may ask only
one thing, again and again: "And why is that?" Where we get stuck there is a hole, and now we know where. Then we
change over. Whoever listens well learns as much from it as whoever speaks.
+ This way of learning is often named after the physicist Richard Feynman, who liked to explain things simply.
e Try to explain to a five-year-old why the sky gets dark at night, without the word "rotation".
- Explain it without notes
- Use no difficult words
- Getting stuck shows the hole
? What does it show if we get stuck?
= It shows that there is a hole in what we have understood.

6 What to ask next
We began with one question about {T}, and if it has gone well, we now have better ones. Let us look at the sheet from
the beginning: what can we cross out, what has moved, and what is new? Each of us chooses one question to take away,
writes down where an answer could be found, and what the first step would be. It should be a small step that can be
taken this week. A library, a person, a closer look, a test on the kitchen table: that is how knowing more always
starts.
+ A plan with a date in it is carried out more often than a plan without one.
e "I will ask the woman next door on Saturday" is a better plan than "I will find out more".
- Compare with what we believed
- Choose one question
- Plan a small first step
? What should we plan in the end?
= We should plan a small first step that can be taken this week.
"""

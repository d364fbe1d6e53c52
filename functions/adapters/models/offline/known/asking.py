"""What may truthfully be said about any topic at all: how one gets from a question to what others know about it.

One block a section: its rank and title, what is told, then as in the other tables a deeper remark, an example,
points,
and a question with its answer. {T} is the topic, {X} what can be seen of it.
"""

from __future__ import annotations

SECTIONS = """
1 What do we want to know?
Our topic is {T}. Before we collect answers, let us look at the question itself, for a good question is half of the
answer. It should be about one thing and not about five. It should be possible to say what an answer would look like.
And it should be a question to which we do not know the answer yet, or else there is no need to ask it. So let each of
us write down one question about {T}, in one sentence, and then read it aloud to somebody else. If that person
understands it at once, it is a good one.
+ Questions that begin with "how" and "why" take longer to answer than those that begin with "who" and "when", but
they lead further.
e "What is it for?" can be answered. "Is it good?" can only be discussed until we say: good for whom?
- Ask about one thing at a time
- Know what an answer would look like
- Say it in one sentence
? How many things should a good question be about?
= It should be about one thing.

7 What we believe already
Nobody comes to a topic with an empty head. We have all heard something about {T}, or seen a picture, or made up our
minds without noticing it. That is not bad, but it has to be put on the table. Let us collect it in three columns:
what we are sure of, what we think, and what we would like to know. Nothing in the first column counts as known until
we can say how we know it. At the end we shall come back to this sheet, and it will be a pleasure to see what has
moved from one column to another.
+ People tend to notice what fits their beliefs and to overlook what does not. Writing things down beforehand is a
remedy.
e Ask five people what they know about it, and mark everything that only one of them has said.
- Collect what we are sure of
- Collect what we only think
- Ask how we know it
? When does something in the first column count as known?
= It counts as known when we can say how we know it.

13 What the words mean
Many disputes are about words and not about things. If two people use the same word for two things, they can argue for
hours and both be right. So let us take the words of our topic, {T}, one at a time. Which of them could we explain to
a child? Which have a meaning in everyday life and another among experts? Where we are not sure we look it up, and we
note where we have looked. A definition should be short, and it should tell us what belongs to the thing and what does
not.
+ A definition that is too wide lets in what does not belong; one that is too narrow shuts out what does.
e "A bird is an animal that flies" is too wide, for bats fly, and too narrow, for ostriches do not.
- The same word can mean two things
- Look up what is not clear
- A definition draws a border
? What should a definition tell us?
= It should tell us what belongs to the thing and what does not.

2 Looking closely
The first step towards knowing more about {T} is to look, and to look longer than is comfortable. Most people stop
after some seconds, when they have found a name for what they see. But a name is not yet an observation. Let us write
down what is there, and not what ought to be there. What size is it, what shape, what does it do, what does it not do?
Whoever draws a thing looks at it more closely than somebody who only looks. Where we cannot look ourselves, we can
look at pictures, at objects, or at what eyewitnesses wrote.
+ An observation says what is there; a conclusion says what we make of it. The two should be written down apart.
e "The ground is wet" is an observation. "It has rained" is a conclusion, and it might be wrong.
- Look longer than usual
- Note what is there
- Keep observations and conclusions apart
? What is the difference between a name and an observation?
= A name only says what we call it; an observation says what is there.

8 Taking it apart
Large things are easier to understand in pieces. Let us ask what {T} is made up of. For a thing, the pieces are its
parts. For an event, they are its steps. For an idea, they are the smaller ideas that it rests on. For each piece we
ask two things: what does it do, and what would happen if it were missing? Whatever can be left out without any loss
is not an important piece. In the end we put the pieces together again, for a whole can do things that none of its
parts can do.
+ To take apart is called analysis; to put together again is called synthesis. Both words are Greek.
e A sentence is made of words, and words of letters; but no single letter tells you what the sentence means.
- Things have parts, events have steps
- Ask what each piece does
- Ask what happens without it
? What two things do we ask about each piece?
= We ask what it does, and what would happen if it were missing.

14 Measuring and counting
Words such as "big", "many" and "often" mean something different to everybody. A number means the same to all. So
where it can be done, let us put numbers to {T}. How large, how many, how long, how often? A number needs a unit, and
it needs to be compared with something that we know, or else it tells us nothing. And no measurement is exact. A good
one says by how much it may be wrong. If we measure three times and get three results, that is not a failure. It is
information.
+ The middle of several measurements is usually nearer to the truth than any one of them.
e "As heavy as a small car" tells most people more than "1,100 kilograms", but only the number can be checked.
- Numbers mean the same to everybody
- A number needs a unit
- Measure more than once
? What does a number need, besides something to compare it with?
= It needs a unit.

19 Where and when
Everything that there is has a place and a time. When we hear something about {T}, let us ask where it holds and when
it holds. What is true in one country need not be true in another, and what was true a hundred years ago need not be
true today. A map and a time line are simple tools for this, and they often show something that the words did not
show. Gaps are interesting, too. If there is nothing on the map in some place, it may be that nothing is there, or
that nobody has looked.
+ To ask for place and time is the first thing that historians do with any source.
e "Trees lose their leaves in autumn" is true of many trees in cool countries, and false in the rainforest.
- Ask where it holds
- Ask when it holds
- Draw a map or a time line
? What can a gap on a map mean?
= It can mean that nothing is there, or that nobody has looked.

9 Before and after
Nothing begins from nothing. Let us ask what was there before {T}, and what came after it or may come after it. If we
put things in their order in time we can often see how one made the next one possible. But let us be careful. That one
thing comes after another does not mean that it came because of it. For each arrow that we draw from one thing to
another, we should be able to say how the one could have brought about the other.
+ To take "after" for "because of" is one of the oldest mistakes in thinking, and it has a Latin name: post hoc.
e The cock crows and then the sun rises. But the sun would rise without the cock.
- Put things in their order
- Ask what made the next step possible
- "After" is not "because"
? Does it follow that one thing caused another if it came before it?
= No. It may have come before it without causing it.

20 Who knows about it?
There is nearly always somebody who has spent years on just this question. For {T} we can ask who works with it every
day, who has studied it, and who has lived with it. These three know different things. Somebody who is famous is not
therefore an expert, and an expert in one field is a beginner in another. When we ask such a person, we should bring
questions that we could not have looked up, and we should write down the answers in their own words, and say thank
you.
+ One can also ask how a person knows what they know. Good experts are glad of that question.
e A cook, a chemist and a farmer can each tell you something about bread that the two others do not know.
- Ask those who work with it
- Ask those who have studied it
- Bring questions that need a person
? Is a famous person an expert?
= Not therefore. Somebody may be famous and know little about this question.

3 Where knowledge comes from
What we know about {T} and have not seen ourselves, we know from others. So it matters from whom. For each source let
us ask four questions. Who made it? When? What for? And how could they know? A source that was made by somebody who
was there tells us one kind of thing, and a source that compares many others tells us another. If two sources agree,
let us check that one did not simply copy the other. Two copies of the same mistake are still one mistake.
+ What was written by those who were there is called a primary source; what was written about it later is a secondary
one.
e A diary, a photograph and a bill are three kinds of sources, and each can mislead in its own way.
- Who made it, and when?
- What for, and how could they know?
- Two copies are one source
? What four questions do we ask about a source?
= Who made it, when, what for, and how could they know?

15 Fact and opinion
A fact is something that can be checked, and that stays as it is whatever we think of it. An opinion says what
somebody thinks or wishes. Both have their place, but we must be able to tell one from the other. Let us go through
some sentences about {T} and ask of each one: what would we have to do in order to find out whether it is true? If
there is a way, it is a statement of fact, and it may be right or wrong. If there is none, it is an opinion, and we
can ask for reasons.
+ A statement of fact can be false. It is called so because it can be checked, not because it is true.
e "This room is four metres long" can be measured. "This room is too small" depends on what you want to do in it.
- Facts can be checked
- Opinions can have reasons
- Ask how one would find out
? How can we tell a statement of fact?
= There is a way to find out whether it is true.
"""

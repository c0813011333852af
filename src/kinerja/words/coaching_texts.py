"""What does each finding of the coach mean, why does it matter, and what would do?"""

from __future__ import annotations

from collections.abc import Mapping

from kinerja.words.language import N_

#: For each finding its name, why it matters in one sentence, and what would do.
FINDINGS: Mapping[str, tuple[str, str, str]] = {
    "no_metric": (
        N_("Nothing is named yet"),
        N_("If two people read it, they should think of the same thing, and here there is none."),
        N_("Begin with the thing itself: complaints, sales, the time until an answer."),
    ),
    "unanswered": (
        N_("A question is still open"),
        N_("“{words}” waits for your answer; until then everybody reads something else into it."),
        N_("Write the answer in place of the brackets, or leave that part out."),
    ),
    "abstract": (
        N_("Too broad to count"),
        N_("“{words}” means something different to everybody, so in the end everybody is right."),
        N_("Name what one would see if it were better: fewer complaints, shorter waits, more who come back."),
    ),
    "vague": (
        N_("Words nobody can check"),
        N_("“{words}” sounds like a promise, yet nobody can ever say that it was broken, or kept."),
        N_("Leave it out, or put the number there that you have in mind."),
    ),
    "two_measures": (
        N_("Two measures in one line"),
        N_("If one is met and the other isn't, the line is neither achieved nor missed."),
        N_("Give each a line, a number and an owner of its own."),
    ),
    "no_number": (
        N_("No number"),
        N_("Without one you will talk about feelings at the end, and the louder voice wins."),
        N_("Say how much: from what to what, or at least how many."),
    ),
    "impossible": (
        N_("More than there can be"),
        N_("A target that cannot be reached is not ambitious; people stop looking at it in the second week."),
        N_("Look at the number again: is a digit too many, or is it the wrong unit?"),
    ),
    "already_met": (
        N_("Already met today"),
        N_("A target behind you moves nobody, and makes the green of all the others worth less."),
        N_("Raise it, or keep it as a KPI that must not slip and give the effort to something else."),
    ),
    "wrong_way": (
        N_("The numbers point the other way"),
        N_("The words say one direction and the numbers the other, so every score would come out upside down."),
        N_("Exchange start and target, or change the verb."),
    ),
    "fields_differ": (
        N_("The fields say something else"),
        N_("The words say “{said}”, the fields “{stands}”: later nobody knows which of the two was agreed."),
        N_("Fill the fields from the sentence, or change its words."),
    ),
    "rhythm_differs": (
        N_("The rhythm is another one"),
        N_("The words say “{said}”, the field “{stands}”: a value would be asked for at the wrong time."),
        N_("Fill the fields from the sentence, or change its words."),
    ),
    "compounding": (
        N_("Growth upon growth"),
        N_("A share on top of each period's result is easy at first and out of reach within a year."),
        N_("Say the level to be held, or by how much it should have grown when the period is over."),
    ),
    "task": (
        N_("A task, not a result"),
        N_("It can be done to the last dot and nothing is different for anyone."),
        N_("Ask “so that what?”, and write that down; the task goes on your list of steps."),
    ),
    "routine": (
        N_("A routine, not a result"),
        N_("It can take place every time, and nothing be different for anyone."),
        N_("Write down what it should bring; the routine stays on the calendar, at best as a KPI of its own."),
    ),
    "activity": (
        N_("Counts effort, not effect"),
        N_("It shows that somebody was busy; it does not show whether it helped."),
        N_("Keep it on the list of work, and measure what it is meant to bring."),
    ),
    "gaming": (
        N_("Easy to reach without reaching anything"),
        N_("{risk}"),
        N_("Count what comes of it, or keep “{health}” beside it."),
    ),
    "moving_kpi": (
        N_("A KPI that moves"),
        N_("A KPI says what must hold month after month; “{words}” tells of a change that ends one day."),
        N_("Write the level alone as the KPI; if the way there is the work, make it a key result."),
    ),
    "no_cadence": (
        N_("No rhythm"),
        N_("What nobody has a day to look at is looked at once a year, when it is too late to act."),
        N_("Say how often it is measured: every week, month or quarter."),
    ),
    "no_baseline": (
        N_("No starting point"),
        N_("Without it nobody can tell whether the target is a stretch or a gift."),
        N_("Write where you are today; if nobody knows, measuring it is your first step."),
    ),
    "no_deadline": (
        N_("No end"),
        N_("Without a day on which it counts, it will be almost done for ever."),
        N_("Say by when: the end of the quarter, a month, an event."),
    ),
    "no_owner": (
        N_("Nobody answers for it"),
        N_("What belongs to everybody is done by whoever has time, and that is nobody."),
        N_("Name one person; others may help."),
    ),
    "no_health": (
        N_("Nothing keeps watch beside it"),
        N_("{risk}"),
        N_("Keep “{health}” as a health KPI beside it: it must not get worse meanwhile."),
    ),
    "objective_task": (
        N_("A project, not a place to arrive at"),
        N_("It names what will be made; people give their best for what will be different once it is there."),
        N_("Say who will be able to do what, and let the project be the way there."),
    ),
    "objective_flat": (
        N_("It says “more”, not where to"),
        N_("Nobody gets up in the morning for it: one cannot see what it will be like once it is reached."),
        N_("Say for whom something will be different, and what they will notice."),
    ),
    "objective_number": (
        N_("A number in the objective"),
        N_("The objective says where to go and why; the number is the proof, and belongs in a key result."),
        N_("Move the number to a key result and say in words what it stands for."),
    ),
    "objective_list": (
        N_("Several aims in one"),
        N_("Who has three aims has none: nobody knows which one goes first when time is short."),
        N_("Choose the one that matters most this cycle; the others wait or stand on their own."),
    ),
    "no_key_results": (
        N_("No key results yet"),
        N_("An objective without them is a wish: nobody will know whether you arrived."),
        N_("Add two to five results that would prove it."),
    ),
    "few_key_results": (
        N_("Only one key result"),
        N_("A single number rarely proves an aim, and it is the easiest one to please."),
        N_("Add a second one that would fall if the first were bought too dearly."),
    ),
    "many_key_results": (
        N_("Too many key results"),
        N_("{count} of them are a to-do list: attention is what there is least of."),
        N_("Keep those three to five that would convince you if all others were hidden."),
    ),
    "all_effort": (
        N_("All of them count effort"),
        N_("Everything on the list can be done and the objective be as far away as before."),
        N_("Turn at least one into what should come of it."),
    ),
    "same_measure": (
        N_("The same thing measured twice"),
        N_("“{metric}” stands in two key results: together they prove no more than one of them."),
        N_("Keep the sharper one, and give the free place to another side of the objective."),
    ),
    "set_no_health": (
        N_("Nothing keeps watch"),
        N_("{risk}"),
        N_("Keep “{health}” as a health KPI beside it: it must not get worse meanwhile."),
    ),
}

#: How each kind of measure can look good while the thing itself gets worse.
RISKS: Mapping[str, str] = {
    "closing": N_("Tickets can be closed without anyone being helped; the customer just comes back."),
    "answer_speed": N_("A quick answer can be an empty one: speed alone rewards the first reply, not the solution."),
    "hiring_speed": N_("A vacancy is filled fastest by taking the first who comes."),
    "deal_speed": N_("Deals close fastest with a discount, or when the large and slow ones are left alone."),
    "training": N_("Everybody can have attended and nobody be able to do it."),
    "output": N_("The number is made by making many small ones, and nobody needs to read or use them."),
    "contacts": N_("The number is made by dialling: the good conversations are the long ones."),
    "followers": N_("Prizes bring followers in a day, and those who came for a prize do not stay."),
    "attention": N_("Quarrels and prizes bring the most reactions, and hardly a customer."),
    "traffic": N_("A loud headline brings thousands who leave at once, and none of them wanted anything."),
    "bounce": N_("People can stay longer because they are reading, or because they are lost."),
    "conversion": N_("A share rises at once when one simply offers to fewer people."),
    "leads": N_("A list grows with every name on it, whether or not the person will ever buy."),
    "new_customers": N_("New ones come for a discount, and leave when it ends."),
    "volume": N_("Volume can be bought with discounts: more is sold and less is earned."),
    "survey": N_("A score rises when one asks only those who are content."),
    "probation": N_("Turnover also falls when everybody passes probation, whether or not they can do the work."),
    "staying": N_("People may also stay because they have stopped looking, or have nowhere to go."),
    "cost": N_("Saving is easiest where it hurts later: in quality and in service."),
    "rework": N_("Fewer corrections can mean better work, or that nobody looks closely any more."),
    "production": N_("More pieces come off the line when nobody stops it for a fault."),
    "speed": N_("Speed is cheap if one hands on what is half done."),
    "complaints": N_("Complaints also fall when they are harder to make, or when the customers have gone."),
    "incidents": N_("Incidents also disappear when nobody dares to report them."),
    "attendance": N_("Being there and handing in is not yet having done something with it."),
}

#: The parts of a score.
PARTS: Mapping[str, str] = {
    "clear": N_("Clear words"),
    "number": N_("A number that can be reached"),
    "result": N_("A result, not effort"),
    "rhythm": N_("Rhythm"),
    "start": N_("Starting point"),
    "time": N_("Time frame"),
    "care": N_("Owner and watch"),
    "picture": N_("A place to arrive at"),
    "words_only": N_("Words, not numbers"),
    "one": N_("One aim"),
    "objective": N_("The objective's own words"),
    "count": N_("Two to five key results"),
    "key_results": N_("The key results, on average"),
    "results": N_("Results among them"),
}

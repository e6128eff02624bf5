"""What simulated helpers say where it does not come from the person's own file: ours, written for this."""

from __future__ import annotations

AFFIRM = (
    "You came back to this even though it's hard to talk about.",
    "It took something to say that out loud.",
    "You've kept a lot of people going while you were carrying this.",
    "You know yourself better than you let on.",
    "You stuck with it longer than most would have.",
    "You're honest even when it costs you.",
    "That shows how much you care about the people around you.",
    "You've thought about this more than anybody knows.",
    "You noticed that yourself, nobody had to point it out.",
    "You don't give up on people, and it shows.",
)
AUTONOMY = (
    "It's your call, and I mean that.",
    "Nobody gets to decide this but you.",
    "You get to say what happens next.",
    "What you do with this is entirely up to you.",
    "I'm not going to push. It's your life.",
    "Only you can say whether it's worth it.",
    "You might decide to leave everything as it is. That's yours to decide.",
)
FACILITATE = (
    "Mm-hm.",
    "Right.",
    "Okay.",
    "I see.",
    "Yeah.",
    "Go on.",
    "Mm.",
    "Sure.",
    "Uh-huh.",
    "Oh.",
)
SUPPORT = (
    "That sounds really hard.",
    "I'm sorry you've been alone with it.",
    "I'm here.",
    "That would wear anyone out.",
)
INFORM = (
    "It usually takes the body a few weeks to get used to going without.",
    "There are groups that meet on line these days, in the evenings too.",
    "Tolerance means that the same amount does less after a while.",
    "Most people try more than once before it holds.",
    "Sleep often gets worse first, and then better.",
    "The clinic has a walk-in hour in the mornings.",
    "Withdrawal is different from one person to the next.",
    "A doctor can prescribe something that takes the edge off cravings.",
    "Cravings come in waves, and a wave is mostly over in half an hour.",
    "Insurance has to cover treatment like any other illness.",
)
PERSUADE = (
    "You need to stop before it gets worse.",
    "You should really see somebody about this.",
    "You have to think of the people who love you.",
    "If I were you I'd throw it all out tonight.",
    "You ought to go to a meeting tomorrow.",
    "Just stop buying it, it's that simple.",
    "You should call the clinic first thing Monday.",
    "The best thing would be to go away for a month.",
    "You've got to get help, there's no way around it.",
    "Try going for a run instead, it really works.",
    "You need to be stronger than this.",
    "Trust me, you'd feel so much better if you quit.",
    "You should tell your doctor everything.",
    "What you have to do is cut those people off.",
)
CONFRONT = (
    "You're lying to yourself and you know it.",
    "You don't care what this does to us.",
    "That's just an excuse.",
    "You said that last time, and look where we are.",
    "You're throwing your life away.",
    "Admit it, you have a problem.",
    "How can you be so selfish?",
    "Stop pretending everything is fine.",
    "You always have a reason, don't you.",
    "You'd rather have that than a family.",
)
OPEN = (
    "What's it been like for you lately?",
    "What would you like to be different?",
    "What worries you about it, if anything?",
    "How does it fit with what matters to you?",
    "What do you get out of it?",
    "What would a good week look like?",
    "How did it start?",
    "What have you tried before?",
    "What makes you say that?",
    "What else?",
    "What would be the best thing about changing it?",
    "How might you go about it, if you decided to?",
)

"""The frame of a new person's file: every field, with what belongs there."""

from __future__ import annotations

from bot.content.people import ACTS, CLOSING

HEAD = """\
# Written after docs/people.md. `evoke people check {id}` says what is missing.
id: {id}
name: {name}
audience: family            # family (a loved one) or trainee (a client)
pronouns: she/her
age: 0
region: ""
relation: "your ..."         # what they are to whoever practises
behaviour: alcohol          # alcohol, opioids, stimulants, cannabis, benzodiazepines, nicotine, gambling
goal: ""                    # what change would be, in plain words
difficulty: 2               # 1 opens to any warmth, 3 makes a good trainee sweat
card: ""                    # what the user knows beforehand; no secrets
setting: ""
backstory: |
  ...
likes_about_it: []
motivations:
  - id: ""
    what: ""
    topics: []              # ids of content/topics.yml
    near: []                # seven phrases a helper might say that touch it
fears: []
barriers: []
supports: []
past_attempts: []
off_limits:
  - {{topic: shame, rapport: 5}}
facts: {{}}
names: {{}}                   # {{Dalia: children}}
start: {{rapport: 3.0, importance: 3.0, confidence: 3.0, readiness: 2.0, discord: 2.0}}
sensitivity: {{pressure: 1.0, listening: 1.0, autonomy: 1.0}}
opening: [greet-1]
lines:
"""

LINE = """\
  - id: {act}-1
    act: {act}
    topic: any
    stage: [precontemplation, contemplation, preparation]
    talk: neutral
    category: null
    strength: null
    rapport: 0
    text: ""
"""

REFLECTED = """\
    reflections:
      - {code: simple_reflection, text: ""}
      - {code: complex_reflection, text: ""}
    question: ""
"""


def frame(person: str) -> str:
    """YAML with every field and one empty line of every act."""
    lines = [LINE.format(act=act) + ("" if act in CLOSING else REFLECTED) for act in ACTS]
    return HEAD.format(id=person, name=person.capitalize()) + "".join(lines)

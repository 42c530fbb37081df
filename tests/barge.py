"""One invented happening in three tellings, for tests of who repeats whom."""

WIRE = (
    "A cargo barge broke loose from its moorings above the Kellmark weir before dawn and drifted four kilometres "
    "downstream, damaging two footbridges and a rowing club before a harbour tug caught it near the old mint. "
)
OWN = (
    "Residents of the lower town woke to sirens, and many gathered on the quay in their coats to watch. "
    "The river has been high since the thaw, and engineers had asked for stronger chains in the autumn. "
)
OTHER = (
    "Our reporter counted eleven smashed boats at the club, whose chairman spoke of a black morning. "
    "Insurers said that they would send a surveyor before the end of the week to look at the piers. "
)
SPEECH = (
    "We asked for new chains in October, we asked again in December, and nobody at the river board so much as "
    "answered the telephone"
)

"""How people ask for the page for their doctor: to hear it, or to keep it. Data only.

See ``grammar`` for the notation.
"""

from __future__ import annotations

_DOCTOR = """((my|the|a|our|her|his) (doctor|doctors|gp|g p|nurse|pharmacist|consultant|specialist
    |surgery|practice)|doctors|the hospital)"""
_SHEET = "(page|summary|sheet|report|note|notes|printout|record|write up|paper)"
_FOR = f"{_SHEET} (for|to show|to give|to give to|to show to|to take to|for me to show) {_DOCTOR}"
_WHOSE = f"[the|my|a] (doctor's|doctors|doctor|gp's|gp|g p's) {_SHEET}"
_MAKE = """(make|give|do|get|prepare|create|produce|write|print up|draw up|put together|read|read
    out|show|tell|let me hear|i want|i need|i'd like|i would like|may i have|can i have
    |could i have|is there)"""
_KEEP = "(save|keep|store|download|print|print out|export|write out|file)"
_ONE = "[a|the|my|this|that]"

DOCTOR_PAGE = f"""
{_MAKE} [me] {_ONE} {_FOR}
{_MAKE} [me] {_WHOSE}
{_ONE} {_FOR}
{_WHOSE}
(sum|write|put) (it|this|that|everything|it all) (up|down|together|in writing) for {_DOCTOR}
(read|give|show) [me] [something|anything] (to show|to give|to give to|to take to) {_DOCTOR}
something (to show|to give|to give to|to take to) {_DOCTOR}
(read|let me hear) [me|out] (my|the|that) page [again|out|to me|aloud]
what (will|would|does) [the] page [for {_DOCTOR}] say
what (is|does it say) on (the|my) page [for {_DOCTOR}]
what's on (the|my) page [for {_DOCTOR}]
"""

SAVE_PAGE = f"""
{_KEEP} [me] {_ONE} {_FOR}
{_KEEP} [me] {_WHOSE}
{_KEEP} (the|my|this|that) {_SHEET} [please|for me]
{_KEEP} (it|this|that|everything) for {_DOCTOR}
{_KEEP} (it|this|that|a page|the page|my page|the summary|my summary) [to|as|in|on] (a file|my
    documents|the documents folder|my computer|this computer|the computer|disk)
put (it|the page|the summary|my page) (in my documents|on my computer|on this computer|in a file)
"""

"""Which rows are there?"""

from kinerja.store.models.alignment import AlignmentLink
from kinerja.store.models.check_in import CheckIn
from kinerja.store.models.cycle import Cycle
from kinerja.store.models.event import Event
from kinerja.store.models.key_result import KeyResult, KeyResultRevision, Milestone
from kinerja.store.models.kpi import Kpi, KpiDefinition, KpiTarget
from kinerja.store.models.measurement import Measurement, MeasurementRevision
from kinerja.store.models.objective import Objective, ObjectiveClosing, ObjectiveCorrection
from kinerja.store.models.organisation import Counter, Organisation
from kinerja.store.models.person import Membership, Person
from kinerja.store.models.role import Role
from kinerja.store.models.token import ApiToken, Invitation, OpeningLink
from kinerja.store.models.unit import Unit
from kinerja.store.models.user import DirectoryGroup, User
from kinerja.store.models.weight import KpiWeight

__all__ = [
    "AlignmentLink",
    "ApiToken",
    "CheckIn",
    "Counter",
    "Cycle",
    "DirectoryGroup",
    "Event",
    "Invitation",
    "KeyResult",
    "KeyResultRevision",
    "Kpi",
    "KpiDefinition",
    "KpiTarget",
    "KpiWeight",
    "Measurement",
    "MeasurementRevision",
    "Membership",
    "Milestone",
    "Objective",
    "ObjectiveClosing",
    "ObjectiveCorrection",
    "OpeningLink",
    "Organisation",
    "Person",
    "Role",
    "Unit",
    "User",
]

"""Posts that a verb or a notice gives or takes: 任命A为…, 免去B的…职务, A当选…, C同志任…, 现任…拟任…."""

from civicgraph.extraction.appointments.find import find_appointments
from civicgraph.extraction.appointments.frames import unread_frames
from civicgraph.extraction.appointments.rosters import with_rosters
from civicgraph.extraction.appointments.subjects import find_subjects

__all__ = ["find_appointments", "find_subjects", "unread_frames", "with_rosters"]

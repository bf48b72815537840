from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
WEEKDAY_FRIDAY: Weekday
WEEKDAY_MONDAY: Weekday
WEEKDAY_SATURDAY: Weekday
WEEKDAY_SUNDAY: Weekday
WEEKDAY_THURSDAY: Weekday
WEEKDAY_TUESDAY: Weekday
WEEKDAY_UNSPECIFIED: Weekday
WEEKDAY_WEDNESDAY: Weekday

class ServiceHours(_message.Message):
    __slots__ = ["special_days", "week", "zone"]
    SPECIAL_DAYS_FIELD_NUMBER: _ClassVar[int]
    WEEK_FIELD_NUMBER: _ClassVar[int]
    ZONE_FIELD_NUMBER: _ClassVar[int]
    special_days: _containers.RepeatedCompositeFieldContainer[SpecialDate]
    week: _containers.RepeatedCompositeFieldContainer[WeekdayHours]
    zone: str
    def __init__(self, zone: _Optional[str] = ..., week: _Optional[_Iterable[_Union[WeekdayHours, _Mapping[str, object]]]] = ..., special_days: _Optional[_Iterable[_Union[SpecialDate, _Mapping[str, object]]]] = ...) -> None: ...

class SpecialDate(_message.Message):
    __slots__ = ["date", "intervals"]
    DATE_FIELD_NUMBER: _ClassVar[int]
    INTERVALS_FIELD_NUMBER: _ClassVar[int]
    date: str
    intervals: _containers.RepeatedCompositeFieldContainer[TimeInterval]
    def __init__(self, date: _Optional[str] = ..., intervals: _Optional[_Iterable[_Union[TimeInterval, _Mapping[str, object]]]] = ...) -> None: ...

class TimeInterval(_message.Message):
    __slots__ = ["end", "start"]
    END_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    end: str
    start: str
    def __init__(self, start: _Optional[str] = ..., end: _Optional[str] = ...) -> None: ...

class WeekdayHours(_message.Message):
    __slots__ = ["day", "intervals"]
    DAY_FIELD_NUMBER: _ClassVar[int]
    INTERVALS_FIELD_NUMBER: _ClassVar[int]
    day: Weekday
    intervals: _containers.RepeatedCompositeFieldContainer[TimeInterval]
    def __init__(self, day: _Optional[_Union[Weekday, str]] = ..., intervals: _Optional[_Iterable[_Union[TimeInterval, _Mapping[str, object]]]] = ...) -> None: ...

class Weekday(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []

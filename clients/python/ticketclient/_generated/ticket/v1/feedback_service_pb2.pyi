from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ArticleRating(_message.Message):
    __slots__ = ["article", "desk", "helpful", "helpful_count", "unhelpful_count"]
    ARTICLE_FIELD_NUMBER: _ClassVar[int]
    DESK_FIELD_NUMBER: _ClassVar[int]
    HELPFUL_COUNT_FIELD_NUMBER: _ClassVar[int]
    HELPFUL_FIELD_NUMBER: _ClassVar[int]
    UNHELPFUL_COUNT_FIELD_NUMBER: _ClassVar[int]
    article: str
    desk: str
    helpful: bool
    helpful_count: int
    unhelpful_count: int
    def __init__(self, desk: _Optional[str] = ..., article: _Optional[str] = ..., helpful_count: _Optional[int] = ..., unhelpful_count: _Optional[int] = ..., helpful: bool = ...) -> None: ...

class GetArticleRatingRequest(_message.Message):
    __slots__ = ["article", "desk"]
    ARTICLE_FIELD_NUMBER: _ClassVar[int]
    DESK_FIELD_NUMBER: _ClassVar[int]
    article: str
    desk: str
    def __init__(self, desk: _Optional[str] = ..., article: _Optional[str] = ...) -> None: ...

class ListArticleRatingsRequest(_message.Message):
    __slots__ = ["desk", "page_size", "page_token"]
    DESK_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    desk: str
    page_size: int
    page_token: str
    def __init__(self, desk: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListArticleRatingsResponse(_message.Message):
    __slots__ = ["article_ratings", "next_page_token"]
    ARTICLE_RATINGS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    article_ratings: _containers.RepeatedCompositeFieldContainer[ArticleRating]
    next_page_token: str
    def __init__(self, article_ratings: _Optional[_Iterable[_Union[ArticleRating, _Mapping[str, object]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RateArticleRequest(_message.Message):
    __slots__ = ["article", "desk", "helpful", "request_id"]
    ARTICLE_FIELD_NUMBER: _ClassVar[int]
    DESK_FIELD_NUMBER: _ClassVar[int]
    HELPFUL_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    article: str
    desk: str
    helpful: bool
    request_id: str
    def __init__(self, desk: _Optional[str] = ..., article: _Optional[str] = ..., helpful: bool = ..., request_id: _Optional[str] = ...) -> None: ...

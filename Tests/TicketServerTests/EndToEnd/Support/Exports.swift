// Children and folders are every end-to-end test's own vocabulary.
@_exported public import ProcessTestSupport

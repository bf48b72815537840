/// What is wrong with a time zone's file, as a phrase: "it ends too soon".
struct ZoneFileError: Error, Hashable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}

/// Names of fields that may be shown: a name out of a mail could say anything.
enum FieldNames {
    /// The standard way to write a name in lower case.
    static func known(_ key: String) -> String {
        switch key {
        case "content-type": "Content-Type"
        case "content-transfer-encoding": "Content-Transfer-Encoding"
        case "content-disposition": "Content-Disposition"
        case "content-id": "Content-ID"
        default: "a content field"
        }
    }
}

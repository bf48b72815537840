/// What somebody says of a file before its bytes come.
public struct NewUpload: Sendable, Hashable {
    /// What its sender calls the upload; unique among that person's.
    public var uploadID: String
    /// The ticket that the file is for.
    public var ticketNumber: Int64
    /// The file's name.
    public var filename: String
    /// Its size.
    public var sizeBytes: Int64
    /// SHA-256 of all its bytes.
    public var sha256: [UInt8]
    /// Who sends it.
    public var author: PersonReference

    /// An upload with every field given.
    public init(
        uploadID: String, ticketNumber: Int64, filename: String, sizeBytes: Int64, sha256: [UInt8],
        author: PersonReference
    ) {
        self.uploadID = uploadID
        self.ticketNumber = ticketNumber
        self.filename = filename
        self.sizeBytes = sizeBytes
        self.sha256 = sha256
        self.author = author
    }

    /// Whether it is another beginning of the same upload: about the same file for the same ticket.
    public func isRepetition(of other: NewUpload) -> Bool {
        ticketNumber == other.ticketNumber && filename == other.filename && sizeBytes == other.sizeBytes
            && sha256 == other.sha256
    }
}

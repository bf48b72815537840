/// Where files are kept, and what belongs to them.
///
/// A file is bytes and a few words on it. Its bytes come piece by piece and take effect as one: until ``finish(_:mediaType:)``
/// has returned there is an upload, which its sender alone knows of, and from then on an attachment, which is durable.
/// Nothing here is authorised: the ticket says who may read its files.
public protocol AttachmentStore: Sendable {
    /// Begins an upload, or goes on with the one of this id, and claims it.
    ///
    /// Uploads that were begun more than 24 hours ago are forgotten with it.
    ///
    /// - Parameters:
    ///   - fileID: what the file is to be called if the upload is new: random, 32 hexadecimal digits.
    ///   - limits: how much is taken.
    /// - Throws: `UploadFailure`, `StoreFailure`.
    func openUpload(
        _ upload: NewUpload, tenant: String, fileID: String, limits: AttachmentLimits
    ) async throws -> OpenedUpload
    /// An upload as it stands; nil if the person has none of this id.
    func upload(_ uploadID: String, of personID: String, tenant: String) async throws -> Upload?
    /// Adds bytes behind the first `offset` ones; what stood there is cut off.
    ///
    /// - Throws: `UploadFailure.superseded`; `StoreFailure`, where nothing was added.
    func write(_ bytes: [UInt8], to claim: UploadClaim, at offset: Int64) async throws
    /// Bytes that have arrived; fewer at the end.
    func read(_ claim: UploadClaim, at offset: Int64, count: Int) async throws -> [UInt8]
    /// Makes an attachment of an upload all of whose bytes are there.
    ///
    /// - Throws: `UploadFailure.superseded`; `StoreFailure`, after which the upload is as it was, or, where that is
    ///   unknown, complete.
    func finish(_ claim: UploadClaim, mediaType: String) async throws -> Attachment
    /// Forgets an upload and its bytes. Does nothing if the claim is not valid any more.
    func discard(_ claim: UploadClaim) async throws
    /// Gives a claim back. The upload stays.
    func release(_ claim: UploadClaim)

    /// The attachment of this id.
    func attachment(_ id: String, tenant: String) async throws -> Attachment?
    /// A page of the attachments of a ticket that somebody reads, each with its place in the list, oldest first, behind a
    /// place (0 for the first page).
    func attachments(
        of ticketNumber: Int64, tenant: String, reader: AttachmentReader, after place: Int64, limit: Int
    ) async throws -> [(place: Int64, attachment: Attachment)]
    /// Bytes of an attachment; fewer at the end.
    ///
    /// - Throws: `StoreFailure.corrupt` where they are not there.
    func read(_ attachment: Attachment, tenant: String, at offset: Int64, count: Int) async throws -> [UInt8]
}

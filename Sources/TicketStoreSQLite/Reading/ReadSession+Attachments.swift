internal import TicketCore

extension ReadSession {
    func attachment(_ id: String, tenant: String) throws -> Attachment? {
        try connection.tenantID(tenant).flatMap { try reads.attachment(id, tenant: $0) }
    }

    /// The ids of all attachments with how many bytes each has.
    func attachmentSizes() throws -> [(id: String, sizeBytes: Int64)] {
        try AttachmentCheck(connection: connection, reads: reads).sizes()
    }

    func upload(_ uploadID: String, of person: String, tenant: String) throws -> UploadRow? {
        try connection.tenantID(tenant).flatMap { try reads.upload(uploadID, of: person, tenant: $0) }
    }

    func attachments(
        of number: Int64, tenant: String, reader: AttachmentReader, after place: Int64, limit: Int
    ) throws -> [(place: Int64, attachment: Attachment)] {
        guard let tenant = try connection.tenantID(tenant), let key = TicketKey(tenant, number: number) else {
            return []
        }
        return try reads.attachments(of: key, reader: reader, after: place, limit: limit)
    }
}

public import TicketCore

extension InMemoryTicketStore {
    public func openUpload(
        _ upload: NewUpload, tenant: String, fileID: String, limits: AttachmentLimits
    ) async throws -> OpenedUpload {
        let now = clock()
        return try locked { state in
            let stored = try state.tenants[tenant, default: TenantState()]
                .open(upload, fileID: fileID, limits: limits, now: now)
            if stored.isComplete, let attachment = state.tenant(tenant).attachment(stored.fileID) {
                return .complete(attachment)
            }
            state.claimCount += 1
            state.claims[stored.fileID] = state.claimCount
            let claim = UploadClaim(
                tenant: tenant, personID: upload.author.id, uploadID: upload.uploadID, fileID: stored.fileID,
                number: state.claimCount)
            return .open(claim, receivedBytes: Int64(state.tenant(tenant).files[stored.fileID]?.count ?? 0))
        }
    }

    public func upload(_ uploadID: String, of personID: String, tenant: String) async throws -> Upload? {
        let now = clock()
        return try locked { $0.tenant(tenant).upload(uploadID, of: personID, now: now) }
    }

    public func write(_ bytes: [UInt8], to claim: UploadClaim, at offset: Int64) async throws {
        try locked { state in
            try state.check(claim)
            try state.tenants[claim.tenant]?.write(bytes, to: claim.fileID, at: Int(clamping: offset))
        }
    }

    public func read(_ claim: UploadClaim, at offset: Int64, count: Int) async throws -> [UInt8] {
        try locked { state in
            try state.check(claim)
            return try state.tenant(claim.tenant).bytes(of: claim.fileID, at: Int(clamping: offset), count: count)
        }
    }

    public func finish(_ claim: UploadClaim, mediaType: String) async throws -> Attachment {
        let now = clock()
        return try locked { state in
            try state.check(claim)
            return try state.tenants[claim.tenant, default: TenantState()]
                .finish(claim, mediaType: mediaType, now: now)
        }
    }

    public func discard(_ claim: UploadClaim) async throws {
        try locked { state in
            guard state.claims[claim.fileID] == claim.number else { return }
            state.claims[claim.fileID] = nil
            state.tenants[claim.tenant]?.discard(claim)
        }
    }

    public func release(_ claim: UploadClaim) {
        try? locked { state in
            if state.claims[claim.fileID] == claim.number { state.claims[claim.fileID] = nil }
        }
    }

    public func attachment(_ id: String, tenant: String) async throws -> Attachment? {
        try locked { $0.tenant(tenant).attachment(id) }
    }

    public func attachments(
        of ticketNumber: Int64, tenant: String, reader: AttachmentReader, after place: Int64, limit: Int
    ) async throws -> [(place: Int64, attachment: Attachment)] {
        try locked { $0.tenant(tenant).attachments(of: ticketNumber, reader: reader, after: place, limit: limit) }
    }

    public func read(
        _ attachment: Attachment, tenant: String, at offset: Int64, count: Int
    ) async throws -> [UInt8] {
        try locked {
            try $0.tenant(tenant).bytes(of: attachment.file.id, at: Int(clamping: offset), count: count)
        }
    }
}

extension StoreState {
    /// Throws unless it is the newest claim to its upload.
    fileprivate func check(_ claim: UploadClaim) throws {
        guard claims[claim.fileID] == claim.number else { throw UploadFailure.superseded }
    }
}

import Testing
import TicketCore

@Suite("Files on comments")
struct AttachmentCommentTests {
    private static func attachment(
        _ id: String, by author: Actor = Cast.ana, on number: Int64 = 1, comment: Int64? = nil
    ) -> TicketAttachment {
        TicketAttachment(
            file: AttachedFile(
                id: id, filename: "\(id).png", mediaType: "image/png", sizeBytes: 3, sha256: [1, 2, 3],
                createTime: Cast.now),
            ticketNumber: number, commentID: comment, author: author.person)
    }

    private func comment(
        _ ids: [String], _ body: String = "See", as actor: Actor = Cast.ana, in stage: inout Stage
    ) throws -> Decision {
        try stage.run(
            .addComment(
                number: stage.number, body: body, replyTo: nil, informational: false, channel: .app, attachments: ids),
            as: actor)
    }

    @Test("become part of it, in the order in which it names them, also in the event")
    func attached() throws {
        var stage = try Stage.with(status: "open")
        stage.world.attachments = [Self.attachment("a"), Self.attachment("b"), Self.attachment("c")]
        let decision = try comment(["c", "a"], in: &stage)
        #expect(decision.outcome.comment?.attachments.map(\.id) == ["c", "a"])
        guard case .commentAdded(let added)? = decision.events.first?.change else {
            Issue.record("no comment")
            return
        }
        #expect(added.attachments.map(\.filename) == ["c.png", "a.png"])
    }

    @Test("are words enough: a comment with a file needs no text, one without does")
    func withoutText() throws {
        var stage = try Stage.with(status: "open")
        stage.world.attachments = [Self.attachment("a")]
        #expect(try comment(["a"], " ", in: &stage).outcome.comment?.body == " ")
        #expect(try violations { _ = try comment([], " ", in: &stage) } == ["comment.body REQUIRED"])
    }

    @Test("have to be the author's own, for this ticket, on no comment yet, named once and not too many")
    func refused() throws {
        var desk = Cast.desk
        desk.limits.attachmentsMax = 2
        var stage = try Stage.with(status: "open", shared: true, desk: desk)
        stage.world.attachments = [
            Self.attachment("mine"), Self.attachment("bruno's", by: Cast.bruno), Self.attachment("elsewhere", on: 2),
            Self.attachment("used", comment: 1),
        ]
        func refusal(_ ids: [String]) throws -> [String] { try violations { _ = try comment(ids, in: &stage) } }
        let field = "comment.attachment_ids"
        #expect(try refusal(["none"]) == ["\(field)[0] UNKNOWN_ATTACHMENT"])
        #expect(try refusal(["mine", "bruno's"]) == ["\(field)[1] UNKNOWN_ATTACHMENT"])
        #expect(try refusal(["elsewhere"]) == ["\(field)[0] UNKNOWN_ATTACHMENT"])
        #expect(try refusal(["used"]) == ["\(field)[0] ATTACHMENT_IN_USE"])
        #expect(try refusal(["mine", "mine"]) == ["\(field)[1] DOUBLE_ATTACHMENT"])
        #expect(try refusal(["mine", "a", "b"]) == ["\(field) TOO_MANY"])
        #expect(try comment(["bruno's"], as: Cast.bruno, in: &stage).outcome.comment?.attachments.count == 1)
    }

    @Test("are read by who reads the comment; on none yet, by their author and staff; on a note, by staff")
    func readers() {
        var note = Self.attachment("note", by: Cast.alba, comment: 3)
        note.isInternal = true
        let cases: [(TicketAttachment, [Actor])] = [
            (Self.attachment("public", comment: 1), [Cast.ana, Cast.bruno, Cast.alba, Cast.ines]),
            (Self.attachment("loose"), [Cast.ana, Cast.alba, Cast.ines]),
            (note, [Cast.alba, Cast.ines]),
        ]
        for (attachment, readers) in cases {
            for actor in [Cast.ana, Cast.bruno, Cast.alba, Cast.ines] {
                #expect(
                    AttachmentReader(actor).reads(attachment) == readers.contains(actor),
                    "\(actor.person.name), \(attachment.file.id)")
            }
        }
    }

    @Test("are uploaded by who may comment, under a name that is none of a path and cannot deceive")
    func uploads() throws {
        let stage = try Stage.with(status: "open")
        func check(
            _ filename: String = "a.png", size: Int64 = 1, digest: Int = 32, as actor: Actor = Cast.ana
        ) throws -> [String] {
            let upload = NewUpload(
                uploadID: "u", ticketNumber: 1, filename: filename, sizeBytes: size,
                sha256: Array(repeating: 0, count: digest), author: actor.person)
            return try violations { try upload.check(by: actor, on: stage.ticket, desk: Cast.desk) }
        }
        for name in [
            "a.png", "captura de pantalla.png", "スクリーン.png", "a..b", ".profile", String(repeating: "a", count: 255),
        ] {
            #expect(try check(name) == [], "\(name)")
        }
        let bad = [
            "", "  ", ".", "..", "a/b", "/etc/passwd", "..\\a", "a\0b", "a\nb", "a\u{85}b", "gpj.\u{202E}exe",
            "a\u{2066}b",
            "\u{200F}a", String(repeating: "a", count: 256), String(repeating: "é", count: 128),
        ]
        for name in bad { #expect(try check(name) == ["start.filename INVALID_FILENAME"], "\(name)") }
        #expect(try check(size: 26_214_400) == [])
        #expect(try check(size: 26_214_401) == ["start.size_bytes TOO_LONG"])
        #expect(try check(size: -1) == ["start.size_bytes OUT_OF_RANGE"])
        #expect(try check(size: 0) == [])
        #expect(try check(digest: 31) == ["start.sha256 INVALID_DIGEST"])
        #expect(throws: Refusal.notFound(what: "ticket 1")) { try check(as: Cast.chloe) }
    }
}

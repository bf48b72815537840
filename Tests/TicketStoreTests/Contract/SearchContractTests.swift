import Testing
import TicketCore

@Suite("Every store: searching")
struct SearchContractTests {
    @Test(
        "finds words in any language, whatever their case and accents",
        arguments: StoreUnderTest.allCases)
    func languages(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let texts = [
                "Cannot sign in: the invoice's PDF is empty", "No puedo iniciar sesión desde el móvil",
                "Problème de connexion à l'été, où êtes-vous ?", "A ação de cobrança não foi concluída",
                "Die Straße heißt Großer Weg", "Η πρόσβαση απέτυχε", "Не удаётся войти в учётную запись",
                "東京都の請求書を再発行してください", "无法登录我的账户", "ไม่สามารถเข้าสู่ระบบได้", "로그인이 안 됩니다",
                "Ｆｕｌｌ　ｗｉｄｔｈ and ﬁne print", "re\u{301}sume\u{301} sent",
            ]
            var numbers: [Int64] = []
            for text in texts { numbers.append(try await store.create(subject: text).number) }
            let found: [(query: String, index: Int)] = [
                ("INVOICE pdf", 0), ("sesion", 1), ("SESIÓN movil", 1), ("probleme ETE", 2), ("l'été", 2),
                ("acao cobranca", 3), ("AÇÃO", 3), ("STRASSE", 4), ("straße", 4), ("Strasse heisst", 4),
                ("προσβαση", 5), ("учетную", 6), ("УДАЕТСЯ", 6), ("東京", 7), ("請求書", 7), ("京都", 7), ("登录", 8),
                ("账", 8), ("เข้าสู่ระบบ", 9), ("로그인", 10), ("full width", 11), ("fine", 11), ("resume", 12),
                ("résumé", 12),
            ]
            for (query, index) in found {
                #expect(try await store.found(query) == [numbers[index]], "\(query)")
            }
            for query in ["東都", "sesi", "sesiones", "ses ion", "straßen", "录登"] {
                #expect(try await store.found(query) == [], "\(query)")
            }
        }
    }

    @Test(
        "wants every word, quoted words together, and takes what begins so for a word with *",
        arguments: StoreUnderTest.allCases)
    func words(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let first = try await store.create(subject: "Payment failed", description: "Card declined twice").number
            let second = try await store.create(subject: "Failed payment of card-4711").number
            try await store.comment(first, as: Cast.alba, "Which bank issued it? See error E-17.")
            #expect(try await store.found("payment failed") == [second, first])
            #expect(try await store.found("payment bank") == [first])
            #expect(try await store.found("payment missing") == [])
            #expect(try await store.found("\"payment failed\"") == [first])
            #expect(try await store.found("\"failed   PAYMENT\" card") == [second])
            #expect(try await store.found("\"declined which\"") == [], "a phrase does not go over texts")
            #expect(try await store.found("decl*") == [first])
            #expect(try await store.found("pay* fail*") == [second, first])
            #expect(try await store.found("card-471*") == [second])
            #expect(try await store.found("e-17") == [first])
            #expect(try await store.found("\"card declined") == [first], "a quotation mark may be left open")
        }
    }

    @Test(
        "puts subjects with all words first, then those with some, then the rest, each newest first, on every page",
        arguments: StoreUnderTest.allCases)
    func order(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            var expected: [[Int64]] = [[], [], []]
            for index in 0..<12 {
                let subject = ["red door", "a door", "nothing"][index % 3]
                let description = ["", "It is red", "The red door"][index % 3]
                let number = try await store.create(subject: subject, description: description).number
                expected[index % 3].insert(number, at: 0)
            }
            for limit in [1, 2, 5, 12, 50] {
                #expect(try await store.found("door red", limit: limit) == expected.flatMap { $0 }, "by \(limit)")
            }
        }
    }

    @Test("never shows customers what stands in internal notes", arguments: StoreUnderTest.allCases)
    func notes(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let number = try await store.create(subject: "Help", description: "Please").number
            try await store.run(
                .addComment(
                    number: number, body: "the customer is a fraudster", replyTo: nil, informational: false,
                    channel: .app, isInternal: true), as: Cast.alba)
            let scope = Authorization.visibleTickets(to: Cast.ana)
            #expect(try await store.found("fraudster") == [number])
            #expect(try await store.found("fraudster", scope: scope, includesInternal: false) == [])
            #expect(try await store.found("fraud*", scope: scope, includesInternal: false) == [])
            #expect(try await store.found("help fraudster", scope: .all, includesInternal: false) == [])
            let page = try await store.search(.forWords("help", scope: scope, includesInternal: false))
            #expect(page.hits.map(\.snippet) == ["[Help]"])
        }
    }

    @Test("finds only what the reader may see and asks for", arguments: StoreUnderTest.allCases)
    func scopes(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal(tenants: [Cast.tenant, Cast.otherTenant]) { store in
            let own = try await store.create(as: Cast.ana, subject: "printer").number
            let shared = try await store.create(as: Cast.bruno, subject: "printer", shared: true).number
            let hidden = try await store.create(as: Cast.bruno, subject: "printer").number
            let foreign = try await store.create(as: Cast.chloe, subject: "printer", shared: true).number
            try await store.create(as: Cast.inOtherTenant(Cast.ana), subject: "printer")
            let scope = Authorization.visibleTickets(to: Cast.ana)
            #expect(try await store.found("printer") == [foreign, hidden, shared, own])
            #expect(try await store.found("printer", scope: scope) == [shared, own])
            #expect(try await store.found("printer", scope: .none) == [])
            #expect(try await store.found("printer", filter: TicketFilter(requester: "bruno")) == [hidden, shared])

            try await store.update(shared, as: Cast.bruno, TicketChanges(shared: false))
            try await store.run(.delete(number: own), as: Cast.ines)
            #expect(try await store.found("printer", scope: scope) == [])
            #expect(try await store.found("printer") == [foreign, hidden, shared])
            #expect(
                try await store.found("printer", filter: TicketFilter(includesDeleted: true))
                    == [foreign, hidden, shared, own])
        }
    }

    @Test("lets participants find what they are let in to, as long as they are", arguments: StoreUnderTest.allCases)
    func participants(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let new = NewTicket(desk: "zendesk", subject: "A leaking tap", channel: .app)
            let number = try await store.run(.create(new), as: Cast.ana).ticket.number
            let scope = Authorization.visibleTickets(to: Cast.chloe)
            #expect(try await store.found("tap", scope: scope) == [])
            try await store.run(
                .addParticipant(number: number, email: "Chloe@example.com", isLetIn: true), as: Cast.alba)
            #expect(try await store.found("tap", scope: scope) == [number])
            try await store.run(.removeParticipant(number: number, email: "chloe@example.com"), as: Cast.alba)
            #expect(try await store.found("tap", scope: scope) == [])
        }
    }

    @Test("forgets a subject that is another now, and only that", arguments: StoreUnderTest.allCases)
    func changedSubject(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let number = try await store.create(subject: "Blue screen", description: "It is blue").number
            try await store.update(number, TicketChanges(subject: "Green screen"))
            #expect(try await store.found("green") == [number])
            #expect(try await store.found("screen") == [number])
            #expect(try await store.found("blue") == [number], "the description says so")
            #expect(try await store.found("\"blue screen\"") == [])
            try await store.update(number, TicketChanges(subject: "Blue screen"))
            #expect(try await store.found("green") == [])
            #expect(try await store.found("\"blue screen\"") == [number])
        }
    }

    @Test("shows the place that matches best, on one line and not too long", arguments: StoreUnderTest.allCases)
    func snippets(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let filler = String(repeating: "palabra ", count: 100)
            let number = try await store.create(
                subject: "Sesión", description: filler + "la sesión\nno se INICIA nunca " + filler
            ).number
            func snippet(_ query: String) async throws -> String {
                let page = try await store.search(.forWords(query))
                #expect(page.hits.map(\.ticket.number) == [number])
                return page.hits.first?.snippet ?? ""
            }
            #expect(try await snippet("sesion") == "[Sesión]")
            let both = try await snippet("inicia sesion")
            #expect(both.contains("la [sesión] no se [INICIA] nunca palabra"))
            #expect(both.hasPrefix("…palabra") && both.hasSuffix("…"))
            #expect(both.unicodeScalars.count <= 256)
            #expect(try await snippet("\"se inicia\"").contains("no [se INICIA] nunca"))
            #expect(try await snippet("nun*").contains("INICIA [nunca] palabra"))
        }
    }

    @Test("fails on nothing that somebody types", arguments: StoreUnderTest.allCases)
    func anything(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let number = try await store.create(subject: "and or not near plain terms plain rank plain").number
            for query in [
                "OR", "not", "NEAR", "AND", "plain OR", "NEAR(plain terms)", "terms:plain", "^plain", "-plain",
                "plain)", "(plain", "plain' --", "{terms} : plain", "plain\u{0}terms", "rank:plain", "+plain + terms",
            ] {
                #expect(try await store.found(query) == [number], "\(query)")
            }
            for query in ["plain NOT terms x", "\"\"\"plain terms\"\" x", "🙂 plain x", "%_\\ x"] {
                #expect(try await store.found(query) == [], "\(query)")
            }
        }
    }

    @Test("says what is wrong with words that cannot be looked for")
    func refusals() {
        let cases: [(String, SearchQueryError)] = [
            ("", .empty), (" \t\n", .empty), ("\"\"", .empty), ("* - ! 🙂", .empty),
            ("a b c d e f g h i j k l m n o p q", .tooManyWords(max: 16)),
            (String(repeating: "é", count: 257), .tooLong(maxBytes: 512)), ("ab*", .prefixTooShort(min: 3)),
        ]
        for (query, error) in cases {
            #expect(throws: error, "\(query)") { try SearchWords(query) }
        }
    }
}

extension TicketSearch {
    /// A search that asks for the first page, as staff do.
    static func forWords(
        _ query: String, scope: TicketScope = .all, filter: TicketFilter = TicketFilter(),
        includesInternal: Bool = true, after: SearchPosition? = nil, limit: Int = 50
    ) throws -> TicketSearch {
        TicketSearch(
            tenant: Cast.tenant, scope: scope, filter: filter, words: try SearchWords(query),
            includesInternal: includesInternal, after: after, limit: limit)
    }
}

extension TicketStore {
    /// The numbers of all that a search finds, in order, page by page.
    func found(
        _ query: String, scope: TicketScope = .all, filter: TicketFilter = TicketFilter(),
        includesInternal: Bool = true, limit: Int = 50
    ) async throws -> [Int64] {
        var numbers: [Int64] = []
        var after: SearchPosition?
        repeat {
            let page = try await search(
                .forWords(
                    query, scope: scope, filter: filter, includesInternal: includesInternal, after: after, limit: limit)
            )
            #expect(page.hits.count <= limit)
            numbers += page.hits.map(\.ticket.number)
            after = page.next
        } while after != nil && numbers.count < 1_000
        return numbers
    }
}

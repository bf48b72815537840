import Testing
import TicketCore
import TicketMail

@Suite struct `A reply address` {
    private let keys = MailKeys(current: .random())
    private let domain = "mail.example.com"

    private func address(_ keys: MailKeys, tenant: String = "acme") throws -> EmailAddress {
        try #require(
            ReplyAddress(ticketNumber: 123_456, participant: 2)?.address(tenant: tenant, domain: domain, keys: keys))
    }

    private func read(_ address: EmailAddress, tenant: String = "acme", keys: MailKeys) -> ReplyAddress? {
        ReplyAddress(verifying: address, tenant: tenant, domain: domain, keys: keys)
    }

    @Test func `says which ticket and participant it was given for`() throws {
        let address = try address(keys)
        #expect(address.text.hasPrefix("reply+123456.2."))
        #expect(address.text.hasSuffix("@mail.example.com"))
        #expect(read(address, keys: keys) == ReplyAddress(ticketNumber: 123_456, participant: 2))
    }

    @Test func `survives programs that change the case`() throws {
        let shouted = try #require(EmailAddress(try address(keys).text.uppercased()))
        #expect(read(shouted, keys: keys)?.ticketNumber == 123_456)
    }

    @Test func `is nothing when any letter is changed`() throws {
        let address = try address(keys)
        let letters = Array(address.text)
        for index in letters.indices {
            for letter in ["a", "1", "7", "z"] as [Character] where letter != letters[index] {
                var changed = letters
                changed[index] = letter
                guard let other = EmailAddress(String(changed)) else { continue }
                #expect(read(other, keys: keys) == nil, "\(other)")
            }
        }
    }

    @Test func `is nothing in another tenant, another domain or by another key`() throws {
        let address = try address(keys)
        #expect(read(address, tenant: "other", keys: keys) == nil)
        #expect(read(address, keys: MailKeys(current: .random())) == nil)
        #expect(ReplyAddress(verifying: address, tenant: "acme", domain: "x.example.com", keys: keys) == nil)
    }

    @Test func `is believed while its key is the previous one, and no longer`() throws {
        let old = MailKey.random()
        let new = MailKey.random()
        let address = try address(MailKeys(current: old))
        #expect(read(address, keys: MailKeys(current: new, previous: [.random(), old])) != nil)
        #expect(read(address, keys: MailKeys(current: new)) == nil)
        #expect(try self.address(MailKeys(current: new, previous: [old])) == self.address(MailKeys(current: new)))
    }

    @Test(arguments: [
        "reply@mail.example.com", "reply+@mail.example.com", "reply+1.2@mail.example.com",
        "reply+01.2.aaaaaaaaaaaaaaaa@mail.example.com", "reply+1.2.aaaaaaaaaaaaaaa8@mail.example.com",
        "reply+99999999999999999999.2.aaaaaaaaaaaaaaaa@mail.example.com", "reply+1.2.a@mail.example.com",
        "reply+1.2.3.aaaaaaaaaaaaaaaa@mail.example.com", "reply+-1.2.aaaaaaaaaaaaaaaa@mail.example.com",
    ])
    func `has one form only`(text: String) throws {
        #expect(read(try #require(EmailAddress(text)), keys: keys) == nil)
    }

    @Test func `has room for the largest numbers, and none for larger ones`() throws {
        let largest = try #require(ReplyAddress(ticketNumber: .max, participant: ReplyAddress.participantMax))
        let address = try #require(largest.address(tenant: "acme", domain: domain, keys: keys))
        #expect(read(address, keys: keys) == largest)
        #expect(ReplyAddress(ticketNumber: 0, participant: 1) == nil)
        #expect(ReplyAddress(ticketNumber: 1, participant: .max) == nil)
    }

    @Test func `does not verify as a Message-ID, nor that as an address`() throws {
        let id = try #require(SignedMessageID(ticketNumber: 123_456, mail: 2))
        let text = id.text(tenant: "acme", domain: domain, keys: keys)
        #expect(SignedMessageID(verifying: text, tenant: "acme", domain: domain, keys: keys) == id)
        #expect(read(try #require(EmailAddress("reply+\(text)")), keys: keys) == nil)
        let swapped = String(try address(keys).text.dropFirst("reply+".count))
        #expect(SignedMessageID(verifying: swapped, tenant: "acme", domain: domain, keys: keys) == nil)
    }
}

@Suite struct `A signed Message-ID` {
    private let keys = MailKeys(current: .random())

    @Test func `is the same for the same mail, and another for each other one`() throws {
        let texts = try (0..<50).map { number in
            try #require(SignedMessageID(ticketNumber: 7, mail: number)).text(tenant: "a", domain: "x.org", keys: keys)
        }
        #expect(Set(texts).count == 50)
        #expect(SignedMessageID(ticketNumber: 7, mail: 3)?.text(tenant: "a", domain: "x.org", keys: keys) == texts[3])
    }

    @Test(arguments: ["", "@", "x@x.org", "7.3@x.org", "7.3.aaaaaaaaaaaaaaaa@x.org", "7.3.@x.org", "..@x.org"])
    func `is nothing without its code`(text: String) {
        #expect(SignedMessageID(verifying: text, tenant: "a", domain: "x.org", keys: keys) == nil)
    }

    @Test func `needs a key of 32 bytes, which is not shown`() {
        #expect(MailKey([1, 2, 3]) == nil)
        #expect(MailKey([UInt8](repeating: 65, count: 32)).map { "\($0)" } == "MailKey")
    }
}

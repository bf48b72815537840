import Testing
import TicketCore

@Suite("Taking somebody out of other people's texts")
struct TextRedactionTests {
    private let person = ErasedPerson(
        addresses: ["Ana@Acme.example"], names: ["Ana García", "Ana"], pseudonym: "erased-1")

    @Test(
        "An address goes whatever its case, and no part of another one does",
        arguments: [
            ("ana@acme.example", "[erased]"), ("Ask ANA@ACME.EXAMPLE.", "Ask [erased]."),
            ("<ana@acme.example>,ana@acme.example", "<[erased]>,[erased]"),
            ("mariana@acme.example", "mariana@acme.example"), ("x.ana@acme.example", "x.ana@acme.example"),
            ("ana@acme.example.org", "ana@acme.example.org"), ("ana@acme.examples", "ana@acme.examples"),
            ("ana@acme.example-mail.org", "ana@acme.example-mail.org"), ("", ""),
        ])
    func addresses(text: String, expected: String) {
        #expect(person.redaction(text) == expected)
    }

    @Test(
        "A name of several words goes as whole words, and one of a single word stays",
        arguments: [
            ("says Ana García.", "says [erased]."), ("ANA GARCÍA says", "[erased] says"),
            ("Mariana García", "Mariana García"), ("Ana Garcíaz", "Ana Garcíaz"), ("Ana says", "Ana says"),
            ("👩‍👩‍👧 Ana García 👩‍👩‍👧", "👩‍👩‍👧 [erased] 👩‍👩‍👧"), ("İ Ana García", "İ [erased]"),
        ])
    func names(text: String, expected: String) {
        #expect(person.redaction(text) == expected)
    }

    @Test("Each address has one place of its own where no mail goes, and doing it again changes nothing")
    func places() {
        let person = ErasedPerson(addresses: ["b@x.example", "A@x.example"], pseudonym: "p")
        #expect(person.erasing(email: "a@X.example") == "p@erased.invalid")
        #expect(person.erasing(email: "b@x.example") == "p-2@erased.invalid")
        #expect(person.erasing(email: "c@x.example") == "c@x.example")
        #expect(person.erasing(email: "p@erased.invalid") == "p@erased.invalid")
        #expect(ErasedPerson.erasing(ErasedPerson.erasing("text")) == "[erased]")
        #expect(ErasedPerson.erasing("") == "")
    }
}

internal import TicketMessages

extension Person {
    /// The person on one line: name, address and account, as far as they are known.
    var text: String {
        let named = name.isEmpty ? id : name
        let address = email.isEmpty ? "" : " <\(email)>"
        return named + address + (account.isEmpty ? "" : " of \(account)")
    }

    /// The name, or what stands for it where there is none.
    var shortText: String { name.isEmpty ? id : name }
}

internal import ProtobufC
internal import TicketMessages

/// A canned response as it would be said: the text alone, so that it can be piped on.
struct RenderedResponseView: OutputView {
    let response: RenderCannedResponseResponse

    var reply: any ProtobufMessage { response }
    var ids: [String] { [] }

    func text(_ style: TextStyle) -> String {
        Escaping.lines(response.text).map { $0 + "\n" }.joined()
    }
}

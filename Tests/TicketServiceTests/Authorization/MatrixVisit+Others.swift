import TTRPC
import TicketDesks
import TicketMessages

extension MatrixVisit {
    private static let chatDesk = "live-chat"
    private static let chatText = DeskTemplates.files["live-chat"] ?? ""

    static let deskCalls: [String: Call] = [
        "DeskService/ListDesks": { visit in
            let answer = try await visit.desks.listDesks(.init(pageSize: 200), options: visit.options)
            return answer.desks.contains { $0.key == chatDesk }
        },
        "DeskService/GetDesk": { visit in
            try await visit.desks.getDesk(.init(desk: chatDesk), options: visit.options).key == chatDesk
        },
        "DeskService/ListStatuses": { visit in
            try await !visit.desks.listStatuses(.init(desk: chatDesk), options: visit.options).statuses.isEmpty
        },
        "DeskService/ListIssueTypes": { visit in
            try await !visit.desks.listIssueTypes(.init(desk: chatDesk), options: visit.options).issueTypes.isEmpty
        },
        "DeskService/GetServiceHours": { visit in
            try await visit.desks.getServiceHours(.init(desk: chatDesk), options: visit.options).hours != nil
        },
        "DeskService/PreviewDeadline": { visit in
            let request = PreviewDeadlineRequest(desk: chatDesk, duration: .init(seconds: 60), clock: .serviceHours)
            return try await visit.desks.previewDeadline(request, options: visit.options).due != nil
        },
        "DeskService/CreateDesk": { visit in
            let text = chatText.replacing("key: live-chat\n", with: "key: \(visit.scene.id)\n", maxReplacements: 1)
            let request = CreateDeskRequest(source: text)
            return try await visit.desks.createDesk(request, options: visit.options).key == visit.scene.id
        },
        "DeskService/UpdateDesk": { visit in
            let request = UpdateDeskRequest(desk: chatDesk, source: chatText, validateOnly: true)
            return try await visit.desks.updateDesk(request, options: visit.options).key == chatDesk
        },
        "DeskService/GetDeskSource": { visit in
            try await visit.desks.getDeskSource(.init(desk: chatDesk), options: visit.options).source == chatText
        },
        "DeskService/ValidateWorkflow": { visit in
            try await visit.desks.validateWorkflow(.init(source: chatText), options: visit.options).valid
        },
        "DeskService/SimulateWorkflow": { visit in
            let request = SimulateWorkflowRequest(desk: chatDesk, script: "requester create chat")
            return try await visit.desks.simulateWorkflow(request, options: visit.options).steps.count == 1
        },
    ]

    static let carryingCalls: [String: Call] = [
        "DeskService/ExportDesk": { visit in try await !visit.archive(of: chatDesk, visit.options).isEmpty },
        "DeskService/ImportDesk": { visit in
            let carrier = MatrixFixture.carrierOptions
            let archive = try await visit.archive(of: MatrixFixture.carriedDesk, carrier)
            let answer = try await visit.desks.importDesk(options: visit.options) { writer in
                try await writer.send(.init(kind: .start(.init(validateOnly: true))))
                try await writer.send(.init(kind: .chunk(.init(data: archive))))
            }
            return answer.desk == MatrixFixture.carriedDesk
        },
    ]

    private func archive(of desk: String, _ options: CallOptions) async throws -> [UInt8] {
        try await desks.exportDesk(.init(desk: desk), options: options) { try await $0.collect() }.flatMap(\.data)
    }

    static let otherCalls: [String: Call] = [
        "TicketService/SaveView": { visit in
            let request = SaveViewRequest(view: .init(name: "mine"))
            return try await visit.tickets.saveView(request, options: visit.options).name == "mine"
        },
        "TicketService/ListViews": { visit in
            _ = try await visit.tickets.listViews(.init(), options: visit.options)
            return true
        },
        "TicketService/DeleteView": { visit in
            _ = try await visit.tickets.deleteView(.init(name: visit.scene.id), options: visit.options)
            return true
        },
        "AutomationService/ListMacros": { visit in
            let request = ListMacrosRequest(desk: MatrixDesk.key)
            return try await visit.automation.listMacros(request, options: visit.options).macros.count == 1
        },
        "AutomationService/ListCannedResponses": { visit in
            let request = ListCannedResponsesRequest(desk: MatrixDesk.key)
            let answer = try await visit.automation.listCannedResponses(request, options: visit.options)
            return answer.cannedResponses.count == 1
        },
        "AutomationService/RenderCannedResponse": { visit in
            let request = RenderCannedResponseRequest(number: visit.number, cannedResponse: "hello")
            return try await visit.automation.renderCannedResponse(request, options: visit.options).text == "Text"
        },
        "AutomationService/ExplainTarget": { visit in
            let request = ExplainTargetRequest(number: visit.number, kind: .resolution)
            return try await visit.automation.explainTarget(request, options: visit.options).target?.target == "solve"
        },
        "AutomationService/ApplyMacro": { visit in
            let request = ApplyMacroRequest(number: visit.number, macro: "mark")
            return try await visit.automation.applyMacro(request, options: visit.options).ticket != nil
        },
        "FeedbackService/RateArticle": { visit in
            let request = RateArticleRequest(desk: chatDesk, article: visit.scene.id, helpful: true)
            return try await visit.feedback.rateArticle(request, options: visit.options).article == visit.scene.id
        },
        "FeedbackService/GetArticleRating": { visit in
            let request = GetArticleRatingRequest(desk: chatDesk, article: visit.scene.id)
            return try await visit.feedback.getArticleRating(request, options: visit.options).desk == chatDesk
        },
        "FeedbackService/ListArticleRatings": { visit in
            _ = try await visit.feedback.listArticleRatings(.init(desk: chatDesk), options: visit.options)
            return true
        },
        "grpc.health.v1.Health/Check": { visit in
            try await visit.health.check(.init(), options: visit.options).status == .serving
        },
        "grpc.health.v1.Health/List": { visit in
            _ = try await visit.health.list(.init(), options: visit.options)
            return true
        },
        "grpc.health.v1.Health/Watch": { visit in
            try await visit.health.watch(.init(), options: visit.options) { answers in
                for try await answer in answers { return answer.status == .serving }
                return false
            }
        },
    ]
}

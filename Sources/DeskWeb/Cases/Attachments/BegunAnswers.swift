import Basics
import Desk
import HTML
import Hummingbird
import Pages
import People
import Store

/// Where it stands what colleagues have begun to answer: filled again when somebody begins or leaves off.
struct BegunAnswersPlace: HTML {
    let page: CaseWorkPage
    let reader: Reader

    var body: some HTML {
        div(
            .class("begun"),
            .data("live-src", Address.case(page.number) + "/begun"),
            .data("live-topic", DeskTopics.present(page.found.id).name)
        ) {
            BegunAnswers(drafts: page.desk.begun, number: page.number, reader: reader)
        }
    }
}

struct BegunAnswers: HTML {
    let drafts: [SharedDraft]
    let number: Int
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        ForEach(drafts) { draft in
            details(.class("begun-answer")) {
                summary {
                    Icon(.edit)
                    span { w("case.begun", ["name": draft.name.short, "when": w.when(draft.at)]) }
                }
                p(.class("said")) { draft.text }
                ActButton(
                    w("case.begun.adopt"),
                    to: Address.case(number) + "/drafts/\(draft.person)/adoption",
                    reader,
                    style: .quiet,
                    icon: .reply
                )
            }
        }
    }
}

struct BegunAnswerRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/cases/{number}/begun", .needs(.workCases), quiet: true, show)
        routes.post("/cases/{number}/drafts/{person}/adoption", .needs(.workCases), adopt)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        let drafts = try await house.database.read { tx in
            guard let found = try tx.findCase(number: number, visibleTo: member) else { throw CaseRefusal.notFound }
            return try tx.answersBegun(on: found.id, besides: member)
        }
        return context.fragment { BegunAnswers(drafts: drafts, number: number, reader: context.reader) }
    }

    @Sendable
    private func adopt(_ request: Request, _ context: PageContext) async throws -> Response {
        let colleague = try context.path("person", as: Person.ID.self)
        return try await house.perform(.answer, context) { _ in
            { hands in
                try hands.desk.adoptDraft(of: colleague, on: hands.found.id)
                return Notice("case.did.adopt")
            }
        }
    }
}

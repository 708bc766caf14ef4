import Basics
import Clients
import Desk
import Events
import Hummingbird
import Pages
import People

/// What goes on to other hands, and what was written down wrong.
extension CaseActRoutes {
    @Sendable
    func handOver(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.handOver, context) { form in
            let version = form.version(context)
            let chosen = form.required("to", as: ChosenDestination.self)
            let summary = form.optional("summary", max: 5000) ?? ""
            let isWhole = form.flag("ownership")
            if isWhole, let chosen, chosen.person == nil { form.refuse("to", "case.hand-over.whole-to-person") }
            return { hands in
                guard let chosen else { return Notice("case.did.hand-over") }
                if isWhole, let person = chosen.person {
                    _ = try hands.desk.handOwnership(hands.found.id, version: version, to: person, summary: summary)
                    return Notice("case.did.hand-ownership")
                }
                let next = try hands.desk.handOver(
                    hands.found.id,
                    version: version,
                    to: chosen.destination,
                    summary: summary
                )
                return Notice("case.did.hand-over", undo: next.handBack(by: hands.member))
            }
        }
    }

    /// The one who has just handed a case over takes it back.
    @Sendable
    func handBack(_ request: Request, _ context: PageContext) async throws -> Response {
        let summary = context.w("case.hand-over.taken-back")
        return try await house.perform(.take, context) { form in
            let version = form.version(context)
            return { hands in
                guard let me = hands.member.id else { throw CaseRefusal.onlyPersons }
                _ = try hands.desk.handOver(hands.found.id, version: version, to: .person(me), summary: summary)
                return Notice("case.did.hand-back")
            }
        }
    }

    @Sendable
    func change(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.change, context) { form in
            let version = form.version(context)
            let tags = form.tags("tags")
            let change = CaseChange(
                subject: form.text("subject", max: 200),
                kind: form.choice("kind", of: Case.Kind.self),
                priority: form.choice("priority", of: Case.Priority.self),
                product: form.optional("product", max: 100) ?? "",
                tags: tags
            )
            return { hands in
                let next = try hands.desk.change(hands.found.id, version: version, change)
                let isChanged = next.version != hands.found.version
                return Notice("case.did.change", undo: isChanged ? next.undo("changes/withdrawal") : nil)
            }
        }
    }

    /// Puts back what the last correction has changed, as the journal remembers it.
    @Sendable
    func changeBack(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.change, context) { form in
            let version = form.version(context)
            return { hands in
                let last = try hands.tx.history(of: hands.found, since: version - 1)
                guard let entry = last.first, entry.kind.name == "case.changed" else { throw CaseRefusal.overtaken }
                _ = try hands.desk.change(hands.found.id, version: version, CaseChange(undoing: PastEvent(entry)))
                return Notice("case.did.change-back")
            }
        }
    }
}

extension ChosenDestination {
    fileprivate var person: Person.ID? {
        if case .person(let id) = destination { id } else { nil }
    }
}

extension Case {
    /// The address that takes a hand-over back, for those who will be allowed to.
    fileprivate func handBack(by member: Member) -> String? {
        guard member.may(.distributeCases) || isHandled(by: member.id), worker != member.id else { return nil }
        return undo("hand-overs/withdrawal")
    }
}

extension CaseChange {
    fileprivate init(undoing event: PastEvent) {
        self.init(
            subject: event.text("subject_from"),
            kind: event.text("kind_from").flatMap(Case.Kind.init),
            priority: event.number("priority_from").flatMap(Case.Priority.init),
            product: event.facts["product_from"].map { $0.text ?? "" },
            // What was kept once can be read again.
            tags: event.text("tags_from").flatMap { try? Clients.Tag.list($0) }
        )
    }
}

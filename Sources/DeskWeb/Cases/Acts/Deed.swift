import Basics
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// What a form asks to be done with a case, read and ready. It answers with what is said afterwards.
typealias Deed = @Sendable (_ hands: Hands) throws -> Notice

/// What a deed has at hand, inside one transaction.
struct Hands {
    let tx: Transaction
    let desk: CaseDesk
    let member: Member
    /// The case as it stands.
    let found: Case
}

extension DeskHouse {
    /// Does what a form asks for and shows the case. When it can't be done, the case is shown with what was typed and why
    /// not; when it has moved on meanwhile, both versions are.
    func perform(
        _ act: CaseAct,
        _ context: PageContext,
        _ read: (inout Form) throws -> Deed
    ) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        return try await context.submit { form in
            let deed = try read(&form)
            try form.check()
            do {
                let notice = try await database.write { tx in
                    guard let found = try tx.findCase(number: number, visibleTo: member) else {
                        throw CaseRefusal.notFound
                    }
                    return try deed(Hands(tx: tx, desk: CaseDesk(tx, member), member: member, found: found))
                }
                return context.goTo(Address.case(number), saying: notice)
            } catch let refusal as CaseRefusal where refusal.isStale {
                let typed = form
                let page = try await database.read { try StalePage(number, for: member, act, typed, self, in: $0) }
                try await looks.look(at: page.now.desk.client.id, by: member)
                return context.show(page, status: .conflict)
            }
        } orShow: { form in
            let page = try await database.read { snapshot in
                try CaseWorkPage(number, for: member, writing: act, form: form, self, in: snapshot)
            }
            try await looks.look(at: page.desk.client.id, by: member)
            return page
        }
    }
}

extension CaseRefusal {
    fileprivate var isStale: Bool {
        switch self {
        case .stale, .overtaken: true
        default: false
        }
    }
}

extension Form {
    /// The version that the page showed: a field of the form, or part of an address that takes something back.
    mutating func version(_ context: PageContext) -> Int {
        if self["version"] == nil, let version = context.query.int("version") { return version }
        return int("version", 1...Int.max)
    }

    /// Anything that reads itself from text and must be there; nil, with an error, when it is not.
    mutating func required<Value: LosslessStringConvertible>(
        _ name: String,
        as type: Value.Type = Value.self
    ) -> Value? {
        let value = value(name, as: type, otherwise: "refusal.form.no-choice")
        if value == nil, errors[name] == nil { refuse(name, "refusal.form.choose") }
        return value
    }
}
